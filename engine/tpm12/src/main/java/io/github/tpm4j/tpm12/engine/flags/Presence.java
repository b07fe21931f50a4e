package io.github.tpm4j.tpm12.engine.flags;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.PermanentFlag;

/** Whether somebody is at the machine (Part 1, 10; TSC_PhysicalPresence). */
public final class Presence {
  private final PermanentFlags permanent;
  private final StClearFlags stClear;
  private boolean asserted;

  public Presence(PermanentFlags permanent, StClearFlags stClear) {
    this.permanent = permanent;
    this.stClear = stClear;
  }

  /** The hardware's signal. */
  public void setAsserted(boolean value) {
    asserted = value;
  }

  /** Whether somebody is there, by the signal or by the command. */
  public boolean isThere() {
    boolean byHardware = permanent.is(PermanentFlag.PHYSICAL_PRESENCE_HW_ENABLE) && asserted;
    return byHardware || stClear.is(StClearFlag.PHYSICAL_PRESENCE);
  }

  /**
   * Refuses what only somebody who is there may do.
   *
   * @throws TpmFailure with TPM_BAD_PRESENCE
   */
  public void require() {
    TpmFailure.require(isThere(), TpmResult.BAD_PRESENCE);
  }
}
