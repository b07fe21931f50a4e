package io.github.tpm4j.cli.output;

import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say which bytes a command takes: those of a file, or of the command line. */
public final class BytesInput {
  @ArgGroup(multiplicity = "1")
  private Way way;

  /** Exactly one of them. */
  private static final class Way {
    @Option(
        names = "--file",
        paramLabel = "FILE",
        description = "The bytes of FILE; - is the standard input.")
    private Path file;

    @Option(
        names = "--data",
        paramLabel = "HEX",
        converter = Hex.class,
        description = "Bytes that are no secret, as hexadecimal digits.")
    private Bytes data;
  }

  /** Reads them. */
  public Bytes read() throws IOException {
    if (way.file != null) {
      return Bytes.adopt(
          way.file.toString().equals("-")
              ? System.in.readAllBytes()
              : Files.readAllBytes(way.file));
    }
    return way.data;
  }
}
