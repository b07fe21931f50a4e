package io.github.tpm4j.conformance.fuzz;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Runs inputs in a thread of their own, and tells which one does not come to its end. */
final class Watchdog {
  /** No input takes a thousandth of it; a busy machine may make that longer. */
  private static final long LIMIT_MILLIS = 120_000;

  private static final long LOOK_MILLIS = 1_000;

  private volatile byte[] current = {};
  private volatile long count;

  /** The next input is about to be run. */
  void next(byte[] input) {
    current = input;
    count++;
  }

  /** How many inputs there were. */
  long count() {
    return count;
  }

  /** Runs a task that tells of each input by {@link #next}. */
  void watch(Runnable inputs) throws InterruptedException {
    Throwable[] failure = new Throwable[1];
    Thread thread = new Thread(inputs, "inputs");
    thread.setUncaughtExceptionHandler((where, what) -> failure[0] = what);
    thread.setDaemon(true);
    thread.start();
    await(thread);
    if (failure[0] != null) {
      throw new AssertionError("input " + count + ": " + failure[0].getMessage(), failure[0]);
    }
  }

  private void await(Thread thread) throws InterruptedException {
    long lastCount = -1;
    long since = System.nanoTime();
    while (thread.isAlive()) {
      thread.join(LOOK_MILLIS);
      if (count != lastCount) {
        lastCount = count;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > LIMIT_MILLIS * 1_000_000) {
        throw new AssertionError(
            "input %d does not end: %s%n%s".formatted(count, Octets.hex(current), stack(thread)));
      }
    }
  }

  private static String stack(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .map(frame -> "  at " + frame)
        .collect(Collectors.joining("\n"));
  }
}
