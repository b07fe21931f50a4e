package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.Refusal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of this run's own, that only this user may enter. It goes with what is in it. */
record WorkFolder(Path path) implements AutoCloseable {

  static WorkFolder create() throws Refusal {
    try {
      return new WorkFolder(Files.createTempDirectory("swtpm_setup.certs."));
    } catch (IOException e) {
      throw new Refusal("Could not create temporary directory for certs: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws Refusal {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(path);
    } catch (IOException e) {
      throw new Refusal("Could not remove temporary directory for certs: " + e.getMessage(), e);
    }
  }
}
