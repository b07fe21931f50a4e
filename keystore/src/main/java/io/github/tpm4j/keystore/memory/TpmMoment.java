package io.github.tpm4j.keystore.memory;

import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.structures.TpmsClockInfo;

/**
 * A moment by the TPM's own count.
 *
 * @param resetCount how often it was reset until then
 * @param clockSeconds its clock then, unsigned
 */
record TpmMoment(int resetCount, int clockSeconds) {
  private static final int MILLIS_OF_A_SECOND = 1000;

  /** Longer than an entry takes to be written, at some seconds a command. */
  private static final int LONGEST_WRITING_SECONDS = 600;

  static TpmMoment now(TpmDevice device) {
    TpmsClockInfo info = device.client().execute(new ReadClock.Request()).currentTime().clockInfo();
    return new TpmMoment(info.resetCount(), (int) (info.clock() / MILLIS_OF_A_SECOND));
  }

  /** Whether whoever began something then must have ended by now, one way or the other. */
  boolean isOver(TpmMoment now) {
    return resetCount != now.resetCount
        || now.clockSeconds - clockSeconds > LONGEST_WRITING_SECONDS;
  }
}
