package io.github.tpm4j.tpm12.client;

import io.github.tpm4j.tpm12.constants.TpmResult;
import java.util.Set;

/**
 * Waits between tries of a command that the TPM did not begin: a millisecond first, then twice as
 * long each time, for about ten seconds altogether. A TPM that defends itself against guessing is
 * not asked again: that could make its lock longer.
 */
final class BackOff {
  private static final Set<TpmResult> LATER =
      Set.of(TpmResult.RETRY, TpmResult.DOING_SELFTEST, TpmResult.NEEDS_SELFTEST);
  private static final int LONGEST_MILLIS = 500;
  private static final int ALTOGETHER_MILLIS = 10_000;

  private int nextMillis = 1;
  private int spentMillis;

  /** Whether the command is to be sent again after {@link #pause}. */
  boolean allows(int code) {
    return TpmResult.of(code).filter(LATER::contains).isPresent()
        && spentMillis < ALTOGETHER_MILLIS;
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
