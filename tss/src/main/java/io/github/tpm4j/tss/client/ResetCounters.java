package io.github.tpm4j.tss.client;

import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.structures.TpmsClockInfo;

/**
 * How often the TPM was reset and restarted (Part 1, 36). When they have changed, the handles of
 * before are void, and may already stand for objects and sessions of other programs.
 */
public record ResetCounters(int resetCount, int restartCount) {

  /**
   * {@return the counters as they are now}
   *
   * @param client the TPM; costs one command
   */
  public static ResetCounters read(TpmClient client) {
    return of(client.execute(new ReadClock.Request()));
  }

  static ResetCounters of(ReadClock.Response clock) {
    TpmsClockInfo info = clock.currentTime().clockInfo();
    return new ResetCounters(info.resetCount(), info.restartCount());
  }
}
