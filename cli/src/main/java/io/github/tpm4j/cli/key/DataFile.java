package io.github.tpm4j.cli.key;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The argument that names the data that a key is used on. */
final class DataFile {
  private static final String STANDARD_INPUT = "-";

  @Parameters(paramLabel = "FILE", description = "The data; - is the standard input.")
  private Path file;

  boolean isStandardInput() {
    return file.toString().equals(STANDARD_INPUT);
  }

  /** The data, from their beginning. */
  InputStream open() throws IOException {
    return isStandardInput() ? System.in : Files.newInputStream(file);
  }

  /**
   * Refuses to read two things from one stream.
   *
   * @throws IllegalArgumentException if the password comes from where the data do
   */
  void check(KeyChoice key) {
    if (isStandardInput() && key.usesStandardInput()) {
      throw new IllegalArgumentException("The standard input cannot be data and password");
    }
  }
}
