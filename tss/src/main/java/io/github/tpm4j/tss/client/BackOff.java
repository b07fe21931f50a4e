package io.github.tpm4j.tss.client;

import io.github.tpm4j.tss.constants.TpmRc;
import java.util.Set;

/**
 * Waits between tries of a command that the TPM could not execute yet (Part 1, 39.4): a millisecond
 * first, then twice as long each time, for about ten seconds altogether.
 */
final class BackOff {
  private static final Set<TpmRc> LATER =
      Set.of(
          TpmRc.RETRY,
          TpmRc.YIELDED,
          TpmRc.CANCELED,
          TpmRc.TESTING,
          TpmRc.NV_RATE,
          TpmRc.NV_UNAVAILABLE);
  private static final int LONGEST_MILLIS = 500;
  private static final int ALTOGETHER_MILLIS = 10_000;

  private int nextMillis = 1;
  private int spentMillis;

  /** Whether the command is to be sent again after {@link #pause}. */
  boolean allows(TpmRc code) {
    return LATER.contains(code) && spentMillis < ALTOGETHER_MILLIS;
  }

  /** Waits; an interrupt ends the waiting for good and is kept. */
  void pause() {
    try {
      Thread.sleep(nextMillis);
      spentMillis += nextMillis;
      nextMillis = Math.min(2 * nextMillis, LONGEST_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      spentMillis = ALTOGETHER_MILLIS;
    }
  }
}
