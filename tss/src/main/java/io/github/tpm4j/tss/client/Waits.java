package io.github.tpm4j.tss.client;

import java.time.Duration;

/**
 * How threads have waited for a TPM that others used.
 *
 * @param count how often one had to wait
 * @param total how long all have waited
 * @param longest how long the one has waited that waited for longest
 */
public record Waits(long count, Duration total, Duration longest) {
  /** Nobody has waited. */
  public static final Waits NONE = new Waits(0, Duration.ZERO, Duration.ZERO);

  Waits and(long nanos) {
    Duration wait = Duration.ofNanos(nanos);
    return new Waits(count + 1, total.plus(wait), wait.compareTo(longest) > 0 ? wait : longest);
  }
}
