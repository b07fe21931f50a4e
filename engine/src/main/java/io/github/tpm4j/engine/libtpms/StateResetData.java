package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * The section STATE_RESET_DATA, which TPM2_Shutdown(STATE) saves.
 *
 * @param savedSessions how many sessions were outside the TPM
 * @param hasCommits whether TPM2_Commit had results that were not used yet
 */
record StateResetData(
    SecretBytes nullProof,
    SecretBytes nullSeed,
    int clearCount,
    int savedSessions,
    byte[] auditDigest,
    int restartCount,
    int pcrCounter,
    boolean hasCommits) {
  /** From this version on a slot has 16 bits, and a mask follows. */
  private static final int WIDE_SLOTS = 4;

  /** Slots up to this number are of sessions that are in memory. */
  private static final int LOADED_SESSIONS = 3;

  static StateResetData read(BlobReader in) {
    int version = in.section(Section.STATE_RESET_DATA);
    SecretBytes nullProof = in.secret();
    SecretBytes nullSeed = in.secret();
    int clearCount = in.u32();
    in.skip(Long.BYTES); // objectContextID: contexts of libtpms cannot be loaded
    int savedSessions = savedSessions(in, version);
    in.skip(Long.BYTES); // contextCounter
    byte[] auditDigest = in.sized();
    int restartCount = in.u32();
    int pcrCounter = in.u32();
    boolean hasCommits = in.block().map(StateResetData::hasCommits).orElse(false);
    in.tail(version);
    return new StateResetData(
        nullProof,
        nullSeed,
        clearCount,
        savedSessions,
        auditDigest,
        restartCount,
        pcrCounter,
        hasCommits);
  }

  private static int savedSessions(BlobReader in, int version) {
    int saved = 0;
    for (int left = in.u16(); left > 0; left--) {
      int slot = version >= WIDE_SLOTS ? in.u16() : in.u8();
      saved += slot > LOADED_SESSIONS ? 1 : 0;
    }
    if (version >= WIDE_SLOTS) {
      in.u16();
    }
    return saved;
  }

  private static boolean hasCommits(BlobReader in) {
    in.skip(Long.BYTES);
    in.sized();
    int bits = 0;
    for (byte octet : in.sized()) {
      bits |= octet;
    }
    return bits != 0;
  }
}
