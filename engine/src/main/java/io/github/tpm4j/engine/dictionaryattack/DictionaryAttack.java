package io.github.tpm4j.engine.dictionaryattack;

import io.github.tpm4j.engine.clock.TpmClock;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.profile.RevisionChange;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.VolatileRecord;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * Protection against guessing of authValues (Part 1, 19.8): too many failures, and for a while no
 * protected authValue is accepted. lockoutAuth has its own rule: one failure is too many.
 */
public final class DictionaryAttack {
  private static final long MILLIS_PER_SECOND = 1000;

  private final TpmClock clock;
  private final DictionaryAttackState state;
  private final TpmRc lockoutAuthRefusal;
  private long healTimer;
  private long lockoutTimer;
  private boolean usedBeforePowerLoss;

  public DictionaryAttack(StateKeeper keeper, TpmClock clock, Profile profile) {
    this.clock = clock;
    lockoutAuthRefusal =
        profile.has(RevisionChange.DISABLED_LOCKOUT_AUTH_FAILS) ? TpmRc.AUTH_FAIL : TpmRc.LOCKOUT;
    state = new DictionaryAttackState(keeper);
    keeper.add(state);
    VolatileRecord.add(keeper, "da.timers", this::writeTimers, this::readTimers);
  }

  private void writeTimers(TpmWriter out) {
    out.u64(healTimer).u64(lockoutTimer).u8(usedBeforePowerLoss ? 1 : 0);
  }

  private void readTimers(TpmReader in) {
    healTimer = in.u64();
    lockoutTimer = in.u64();
    usedBeforePowerLoss = in.u8() != 0;
  }

  /**
   * TPM2_Startup. After a power loss without TPM2_Shutdown a failure may have gone uncounted, if a
   * protected authValue was used at all.
   */
  public void start(boolean orderly) {
    healTimer = clock.time();
    lockoutTimer = clock.time();
    if (state.lockoutRecoverySeconds() == 0) {
      state.setLockoutAuthEnabled(true);
    }
    usedBeforePowerLoss = state.isUsed();
    boolean counts = state.recoveryTimeSeconds() != 0 && failedTries() < maxTries();
    if (!orderly && usedBeforePowerLoss && counts) {
      state.setFailedTries(state.failedTries() + 1);
    }
    state.setUsed(false);
  }

  /** As Time advances failures are forgiven; at the beginning of every command. */
  public void selfHeal() {
    if (state.failedTries() != 0) {
      healTries();
    }
    boolean waits = !state.isLockoutAuthEnabled() && state.lockoutRecoverySeconds() != 0;
    if (waits && secondsSince(lockoutTimer) >= lockoutRecoverySeconds()) {
      state.setLockoutAuthEnabled(true);
    }
  }

  private void healTries() {
    if (state.recoveryTimeSeconds() == 0) {
      state.setFailedTries(0);
      return;
    }
    long healed = secondsSince(healTimer) / recoveryTimeSeconds();
    if (healed > 0) {
      healTimer += healed * recoveryTimeSeconds() * MILLIS_PER_SECOND;
      long tries = Math.min(failedTries(), maxTries());
      state.setFailedTries((int) Math.max(0, tries - healed));
    }
  }

  private long secondsSince(long timer) {
    return (clock.time() - timer) / MILLIS_PER_SECOND;
  }

  /** Whether protected authValues are refused (TPMA_PERMANENT, inLockout). */
  public boolean isInLockout() {
    return failedTries() >= maxTries();
  }

  /**
   * A protected authValue is about to be checked.
   *
   * @throws TpmFailure TPM_RC_LOCKOUT if it may not be used; of lockoutAuth since version 185
   *     TPM_RC_AUTH_FAIL, to be numbered
   */
  public void checkUse(boolean isLockoutAuth) {
    if (isLockoutAuth) {
      TpmFailure.require(state.isLockoutAuthEnabled(), lockoutAuthRefusal);
      return;
    }
    TpmFailure.require(!isInLockout(), TpmRc.LOCKOUT);
    state.setUsed(true);
  }

  /** A protected authValue was wrong. */
  public void registerFailure(boolean isLockoutAuth) {
    if (isLockoutAuth) {
      lockoutTimer = clock.time();
      state.setLockoutAuthEnabled(false);
      return;
    }
    healTimer = clock.time();
    if (state.recoveryTimeSeconds() != 0) {
      state.setFailedTries(state.failedTries() + 1);
    }
  }

  /** TPM2_DictionaryAttackLockReset. */
  public void reset() {
    state.setFailedTries(0);
    healTimer = clock.time();
    state.setLockoutAuthEnabled(true);
  }

  /** TPM2_DictionaryAttackParameters; unsigned numbers, the times in seconds. */
  public void setParameters(int maxTries, int recoveryTimeSeconds, int lockoutRecoverySeconds) {
    state.setParameters(maxTries, recoveryTimeSeconds, lockoutRecoverySeconds);
  }

  /** TPM2_Clear: as at manufacture. */
  public void clear() {
    state.initialize();
  }

  /** Takes over what another TPM counted, before this one has started. */
  public void adopt(int failedTries, boolean isLockoutAuthEnabled, boolean isUsed) {
    state.setFailedTries(failedTries);
    state.setLockoutAuthEnabled(isLockoutAuthEnabled);
    state.setUsed(isUsed);
  }

  /** failedTries (TPM_PT_LOCKOUT_COUNTER). */
  public long failedTries() {
    return Integer.toUnsignedLong(state.failedTries());
  }

  /** maxTries (TPM_PT_MAX_AUTH_FAIL). */
  public long maxTries() {
    return Integer.toUnsignedLong(state.maxTries());
  }

  /** recoveryTime in seconds (TPM_PT_LOCKOUT_INTERVAL). */
  public long recoveryTimeSeconds() {
    return Integer.toUnsignedLong(state.recoveryTimeSeconds());
  }

  /** lockoutRecovery in seconds (TPM_PT_LOCKOUT_RECOVERY). */
  public long lockoutRecoverySeconds() {
    return Integer.toUnsignedLong(state.lockoutRecoverySeconds());
  }

  /** Whether lockoutAuth may be used. */
  public boolean isLockoutAuthEnabled() {
    return state.isLockoutAuthEnabled();
  }
}
