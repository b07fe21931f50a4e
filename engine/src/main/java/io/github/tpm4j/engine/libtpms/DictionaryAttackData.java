package io.github.tpm4j.engine.libtpms;

/** What PERSISTENT_DATA has of the dictionary attack logic; unsigned, times in seconds. */
record DictionaryAttackData(
    int failedTries,
    int maxTries,
    int recoveryTimeSeconds,
    int lockoutRecoverySeconds,
    boolean isLockoutAuthEnabled) {

  static DictionaryAttackData read(BlobReader in) {
    return new DictionaryAttackData(in.u32(), in.u32(), in.u32(), in.u32(), in.flag());
  }
}
