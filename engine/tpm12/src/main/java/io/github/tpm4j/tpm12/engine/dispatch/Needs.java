package io.github.tpm4j.tpm12.engine.dispatch;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.flags.StClearFlag;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import java.util.List;

/** In which states of the TPM a command is executed. */
public enum Needs {
  /** In each, also before TPM_Startup. */
  POWER,
  /** In each after TPM_Startup. */
  NOTHING,
  /** Enabled, perhaps deactivated. */
  ENABLED,
  /** Activated, perhaps disabled. */
  ACTIVE,
  /** With an owner, perhaps disabled. */
  OWNER,
  /** Enabled and activated. */
  WORKING,
  /** Enabled and activated, with an owner. */
  OWNED,
  /** As {@link #OWNED}; also while the defence against guessing runs. */
  OWNED_IN_DEFENCE;

  private boolean isOneOf(Needs... others) {
    return List.of(others).contains(this);
  }

  /**
   * Checks a TPM that has started.
   *
   * @throws TpmFailure with TPM_DISABLED, TPM_DEACTIVATED, TPM_NOSRK or TPM_DEFEND_LOCK_RUNNING
   */
  public void check(TpmState tpm, int sessions) {
    boolean needsEnabled = isOneOf(ENABLED, WORKING, OWNED, OWNED_IN_DEFENCE);
    boolean needsActive = isOneOf(ACTIVE, WORKING, OWNED, OWNED_IN_DEFENCE);
    boolean needsOwner = isOneOf(OWNER, OWNED, OWNED_IN_DEFENCE);
    TpmFailure.require(!needsEnabled || !tpm.flags().is(PermanentFlag.DISABLE), TpmResult.DISABLED);
    TpmFailure.require(
        !needsActive || !tpm.stClear().is(StClearFlag.DEACTIVATED), TpmResult.DEACTIVATED);
    TpmFailure.require(!needsOwner || tpm.owner().isInstalled(), TpmResult.NOSRK);
    if (sessions > 0 && this != OWNED_IN_DEFENCE) {
      tpm.defence().requireOpen();
    }
  }
}
