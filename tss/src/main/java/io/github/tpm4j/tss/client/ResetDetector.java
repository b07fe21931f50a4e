package io.github.tpm4j.tss.client;

import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.structures.TpmsClockInfo;

/**
 * Finds out whether the TPM was reset behind this program's back: then its handles are void, and
 * may already stand for objects and sessions of others.
 */
public final class ResetDetector {
  private final TpmClient client;
  private TpmsClockInfo seen;

  public ResetDetector(TpmClient client) {
    this.client = client;
  }

  /** Notes the counters of the TPM, before the first handle is taken; later calls cost nothing. */
  public void begin() {
    if (seen == null) {
      seen = read();
    }
  }

  /** Whether the TPM was reset since the last look; if so, the client is told. */
  public boolean wasReset() {
    TpmsClockInfo now = read();
    boolean reset =
        seen != null
            && (now.resetCount() != seen.resetCount() || now.restartCount() != seen.restartCount());
    seen = now;
    if (reset) {
      client.setReset();
    }
    return reset;
  }

  private TpmsClockInfo read() {
    return client.execute(new ReadClock.Request()).currentTime().clockInfo();
  }
}
