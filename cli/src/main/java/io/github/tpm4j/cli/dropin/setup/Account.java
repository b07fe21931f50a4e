package io.github.tpm4j.cli.dropin.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;

/** Who runs this process, by names. */
record Account(String user, String group) {
  private static final Path PROCESS = Path.of("/proc/self/");

  static Account own() {
    try {
      PosixFileAttributes owner = Files.readAttributes(PROCESS, PosixFileAttributes.class);
      return new Account(owner.owner().getName(), owner.group().getName());
    } catch (IOException e) {
      throw new UncheckedIOException("The own process cannot be looked at", e);
    }
  }

  boolean isRoot() {
    return user.equals("root");
  }
}
