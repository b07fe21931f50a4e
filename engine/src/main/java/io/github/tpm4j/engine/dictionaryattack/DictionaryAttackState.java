package io.github.tpm4j.engine.dictionaryattack;

import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** The counters and parameters of the dictionary attack logic; unsigned, times in seconds. */
final class DictionaryAttackState extends StateRecord {
  private static final int DEFAULT_MAX_TRIES = 3;
  private static final int DEFAULT_RECOVERY_SECONDS = 1000;

  private int failedTries;
  private int maxTries;
  private int recoveryTimeSeconds;
  private int lockoutRecoverySeconds;
  private boolean lockoutAuthEnabled;
  private boolean used;

  DictionaryAttackState(StateKeeper keeper) {
    super(keeper, Lifetime.PERSISTENT, "dictionaryattack");
  }

  int failedTries() {
    return failedTries;
  }

  void setFailedTries(int tries) {
    if (failedTries != tries) {
      failedTries = tries;
      changed();
    }
  }

  int maxTries() {
    return maxTries;
  }

  int recoveryTimeSeconds() {
    return recoveryTimeSeconds;
  }

  int lockoutRecoverySeconds() {
    return lockoutRecoverySeconds;
  }

  void setParameters(int tries, int recoverySeconds, int lockoutSeconds) {
    maxTries = tries;
    recoveryTimeSeconds = recoverySeconds;
    lockoutRecoverySeconds = lockoutSeconds;
    changed();
  }

  boolean isLockoutAuthEnabled() {
    return lockoutAuthEnabled;
  }

  void setLockoutAuthEnabled(boolean enabled) {
    if (lockoutAuthEnabled != enabled) {
      lockoutAuthEnabled = enabled;
      changed();
    }
  }

  /** daUsed: whether a protected authValue was used in this period of power. */
  boolean isUsed() {
    return used;
  }

  void setUsed(boolean value) {
    if (used != value) {
      used = value;
      changed();
    }
  }

  @Override
  protected void initialize() {
    failedTries = 0;
    lockoutAuthEnabled = true;
    used = false;
    setParameters(DEFAULT_MAX_TRIES, DEFAULT_RECOVERY_SECONDS, DEFAULT_RECOVERY_SECONDS);
  }

  @Override
  protected void write(TpmWriter out) {
    out.u32(failedTries).u32(maxTries).u32(recoveryTimeSeconds).u32(lockoutRecoverySeconds);
    out.u8(lockoutAuthEnabled ? 1 : 0).u8(used ? 1 : 0);
  }

  @Override
  protected void read(TpmReader in) {
    failedTries = in.u32();
    maxTries = in.u32();
    recoveryTimeSeconds = in.u32();
    lockoutRecoverySeconds = in.u32();
    lockoutAuthEnabled = in.u8() != 0;
    used = in.u8() != 0;
  }
}
