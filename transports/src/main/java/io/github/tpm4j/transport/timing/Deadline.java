package io.github.tpm4j.transport.timing;

import io.github.tpm4j.transport.TransportTimeoutException;
import java.time.Duration;

/** The moment up to which an exchange may take. */
public final class Deadline {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Duration limit;
  private final long endNanos;

  private Deadline(Duration limit, long endNanos) {
    this.limit = limit;
    this.endNanos = endNanos;
  }

  public static Deadline after(Duration limit) {
    return new Deadline(limit, System.nanoTime() + limit.toNanos());
  }

  /**
   * Milliseconds left, at least 1.
   *
   * @param tried what is being waited for, for the message
   * @throws TransportTimeoutException if none are left
   */
  public long remainingMillis(String tried) throws TransportTimeoutException {
    long nanos = endNanos - System.nanoTime();
    if (nanos <= 0) {
      throw new TransportTimeoutException(
          tried
              + " took longer than "
              + limit.toMillis() / 1000.0
              + " s; another program may hold the TPM, or it hangs"
              + " (the limit is set by tpm4j.timeoutSeconds)");
    }
    return Math.max(1, nanos / NANOS_PER_MILLI);
  }
}
