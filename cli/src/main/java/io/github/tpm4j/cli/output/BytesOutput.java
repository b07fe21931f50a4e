package io.github.tpm4j.cli.output;

import io.github.tpm4j.keystore.file.AtomicFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where bytes go, and in which form. */
public final class BytesOutput {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @ArgGroup private TextForm form = new TextForm();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to FILE, which others may not read; without it, to standard output.")
  private Path file;

  /**
   * Refuses what would upset a terminal, before anything is done.
   *
   * @throws ParameterException if bytes would go to a terminal as they are
   */
  public void check() {
    if (file == null && !form.isText() && Terminal.isInteractive()) {
      throw new ParameterException(
          command.commandLine(),
          "Bytes would upset the terminal: --hex, --base64 or --output FILE");
    }
  }

  /**
   * Writes.
   *
   * @param bytes stay as they are
   */
  public void write(byte[] bytes) throws IOException {
    byte[] encoded = form.encode(bytes);
    try {
      if (file == null) {
        write(encoded, new FileOutputStream(FileDescriptor.out));
      } else {
        AtomicFile.replace(file, out -> write(encoded, out));
      }
    } finally {
      if (form.isText()) {
        Arrays.fill(encoded, (byte) 0);
      }
    }
  }

  private void write(byte[] encoded, OutputStream out) throws IOException {
    out.write(encoded);
    if (form.isText()) {
      out.write(System.lineSeparator().getBytes(StandardCharsets.US_ASCII));
    }
    out.flush();
  }
}
