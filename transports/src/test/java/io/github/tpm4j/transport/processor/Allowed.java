package io.github.tpm4j.transport.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says about the processors that a thread may run on. */
final class Allowed {
  private Allowed() {}

  /** Of the calling thread, as {@code 0-3}. */
  static String ofCaller() throws IOException {
    return Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
        .filter(line -> line.startsWith("Cpus_allowed_list:"))
        .map(line -> line.replaceFirst(".*:\\s*", ""))
        .findFirst()
        .orElseThrow();
  }
}
