package io.github.tpm4j.cli.seal;

import io.github.tpm4j.cli.output.Terminal;
import io.github.tpm4j.keystore.file.AtomicFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** Where data come from and go to; {@code -} is a standard stream. */
final class SealFiles {
  private static final String STANDARD = "-";

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      description = "The file to read; - is the standard input.")
  private Path from;

  @Parameters(
      index = "1",
      paramLabel = "TO",
      description = "The file to write, by all or nothing; - is the standard output.")
  private Path to;

  boolean readsStandardInput() {
    return from.toString().equals(STANDARD);
  }

  /** Refuses what would upset a terminal. */
  void check(boolean isText) {
    if (to.toString().equals(STANDARD) && !isText && Terminal.isInteractive()) {
      throw new IllegalArgumentException("Bytes would upset the terminal: name a file");
    }
  }

  /** The source; it supports marks. */
  InputStream open() throws IOException {
    return new BufferedInputStream(
        readsStandardInput() ? new FileInputStream(FileDescriptor.in) : Files.newInputStream(from));
  }

  /** Writes the target; a file is as it was if that fails. */
  void write(AtomicFile.Content content) throws IOException {
    if (to.toString().equals(STANDARD)) {
      writeTo(new FileOutputStream(FileDescriptor.out), content);
    } else {
      AtomicFile.replace(to, out -> writeTo(out, content));
    }
  }

  private static void writeTo(OutputStream out, AtomicFile.Content content) throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out);
    content.writeTo(buffered);
    buffered.flush();
  }
}
