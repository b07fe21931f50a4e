package io.github.tpm4j.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What of the machine's memory processes take. */
public final class ProcessMemory {
  private ProcessMemory() {}

  /** Its own pages, and its part of those that it shares with others. */
  public static int proportionalKilobytes(long pid) throws IOException {
    return kilobytes(pid, "Pss:");
  }

  /** All pages that it has, also those that it shares. */
  public static int residentKilobytes(long pid) throws IOException {
    return kilobytes(pid, "Rss:");
  }

  private static int kilobytes(long pid, String kind) throws IOException {
    Path file = Path.of("/proc", Long.toString(pid), "smaps_rollup");
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(kind))
        .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
