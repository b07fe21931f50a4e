package io.github.tpm4j.cli.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The files of one TPM of a fleet.
 *
 * @param name of the TPM
 * @param directory with its state
 * @param key of 32 bytes, which encrypts the state; it may be missing
 */
record MemberFolder(String name, Path directory, Path key) {

  /** The socket for commands; clients: {@code swtpm:path=...}. */
  Path data() {
    return directory.resolve("tpm");
  }

  /** The socket for control, where clients of the other look for it; QEMU needs it alone. */
  Path control() {
    return directory.resolve("tpm.ctrl");
  }

  Path settings() {
    return directory.resolve("settings");
  }

  Path log() {
    return directory.resolve("log");
  }

  /** Where it exists, the TPM is not served. */
  Path stopped() {
    return directory.resolve("stopped");
  }

  boolean isStopped() {
    return Files.exists(stopped(), LinkOption.NOFOLLOW_LINKS);
  }

  /** There from the opening of its sockets until its state is closed; only then it is free. */
  Path served() {
    return directory.resolve("served");
  }

  boolean isServed() {
    return Files.exists(served(), LinkOption.NOFOLLOW_LINKS);
  }

  /** Takes away what a process that was killed has left: nobody serves it. */
  void tidy() throws IOException {
    for (Path left : new Path[] {data(), control(), served()}) {
      Files.deleteIfExists(left);
    }
  }
}
