package io.github.tpm4j.tpm12.engine.power;

import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Needs;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.state.StateRecord;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/** Where a TPM stands between power and TPM_Startup (Part 1, 11). */
public final class PowerState implements StateRecord {
  private boolean started;

  public PowerState(StateKeeper keeper) {
    keeper.running("power", this);
  }

  public boolean isStarted() {
    return started;
  }

  public void start() {
    started = true;
  }

  /**
   * Checks that this is the time for a command.
   *
   * @throws TpmFailure with TPM_INVALID_POSTINIT
   */
  public void requireExpected(Needs needs, TpmOrd ordinal) {
    boolean isStartup = ordinal == TpmOrd.STARTUP;
    TpmFailure.require(started ? !isStartup : needs == Needs.POWER, TpmResult.INVALID_POSTINIT);
  }

  @Override
  public void initialize() {
    started = false;
  }

  @Override
  public void write(TpmWriter out) {
    out.bool(started);
  }

  @Override
  public void read(TpmReader in) {
    started = in.bool();
  }
}
