package io.github.tpm4j.cli.dropin.authority;

import io.github.tpm4j.cli.dropin.FileModes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file that is there with all of its content, or not at all. */
final class NewFile {
  static final int SECRET = 0600;
  static final int PUBLIC = 0644;

  private NewFile() {}

  static void write(Path file, byte[] content, int mode) throws IOException {
    Path other = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(other);
    try {
      try (OutputStream out = FileModes.write(other, mode)) {
        out.write(content);
      }
      Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(other);
    }
  }
}
