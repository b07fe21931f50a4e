package io.github.tpm4j.transport.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How long the calling thread has waited for a processor, of its own wake-ups: the kernel's
 * schedstat file. Where there is none, it never waits.
 */
final class RunDelay {
  private static final Path FILE = Path.of("/proc/thread-self/schedstat");
  private static final int DELAY_NANOS = 1;
  private static final int RUNS = 2;

  private long delayNanos;
  private long runs;

  /** The mean since the last call, in nanoseconds; of the first call, since the thread's start. */
  long meanNanos() {
    try {
      String[] fields = Files.readString(FILE).trim().split(" ");
      long delayBefore = delayNanos;
      long runsBefore = runs;
      delayNanos = Long.parseLong(fields[DELAY_NANOS]);
      runs = Long.parseLong(fields[RUNS]);
      return (delayNanos - delayBefore) / Math.max(1, runs - runsBefore);
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }
}
