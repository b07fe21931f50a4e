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
  private enum Phase {
    POST_INIT,
    STARTED,
    FAILED
  }

  private Phase phase;

  public PowerState(StateKeeper keeper) {
    keeper.running("power", this);
  }

  public boolean isStarted() {
    return phase == Phase.STARTED;
  }

  public void start() {
    phase = Phase.STARTED;
  }

  /** Until TPM_Init, nothing but TPM_GetTestResult is answered. */
  public void fail() {
    phase = Phase.FAILED;
  }

  /**
   * Checks that this is the time for a command.
   *
   * @throws TpmFailure with TPM_INVALID_POSTINIT or TPM_FAILEDSELFTEST
   */
  public void requireExpected(Needs needs, TpmOrd ordinal) {
    boolean isStartup = ordinal == TpmOrd.STARTUP;
    boolean isExpected = phase == Phase.POST_INIT ? needs == Needs.POWER : !isStartup;
    TpmFailure.require(isExpected, TpmResult.INVALID_POSTINIT);
    boolean isAnswered = phase != Phase.FAILED || ordinal == TpmOrd.GET_TEST_RESULT;
    TpmFailure.require(isAnswered, TpmResult.FAILEDSELFTEST);
  }

  @Override
  public void initialize() {
    phase = Phase.POST_INIT;
  }

  @Override
  public void write(TpmWriter out) {
    out.u8(phase.ordinal());
  }

  @Override
  public void read(TpmReader in) {
    phase = Phase.values()[in.u8()];
  }
}
