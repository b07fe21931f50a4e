package io.github.tpm4j.conformance.kill;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** What one command changes; the number decides with what. */
record Change(Kind kind, long number) {

  /** The commands. */
  enum Kind {
    /** TPM2_NV_Write of a whole Index. */
    WRITE(6),
    /** TPM2_NV_Increment. */
    COUNT(6),
    /** TPM2_NV_Increment of an orderly counter. */
    COUNT_ORDERLY(6),
    /** TPM2_NV_SetBits. */
    SET_BIT(3),
    /** TPM2_NV_Extend. */
    EXTEND(4),
    /** TPM2_EvictControl, there and back. */
    EVICT(3),
    /** TPM2_HierarchyChangeAuth. */
    OWNER_AUTH(3),
    /** TPM2_NV_DefineSpace, or TPM2_NV_Write or TPM2_NV_UndefineSpace of what is defined. */
    SCRATCH(4),
    /** A wrong password. */
    FAIL(4),
    /** TPM2_Shutdown, after which commands go on. */
    SHUTDOWN(2),
    /** TPM2_Clear. */
    CLEAR(1),
    /** TPM2_DictionaryAttackParameters; after each TPM2_Clear, and only then. */
    ALLOW_FAILURES(0);

    private final int weight;

    Kind(int weight) {
      this.weight = weight;
    }
  }

  /** The change of this number, the same in each process. */
  static Change of(long seed, long number, Ledger now) {
    if (now.guessable()) {
      return new Change(Kind.ALLOW_FAILURES, number);
    }
    int weights = 0;
    for (Kind kind : Kind.values()) {
      weights += kind.weight;
    }
    int place = new Random(seed * 1_000_003 + number).nextInt(weights);
    for (Kind kind : Kind.values()) {
      place -= kind.weight;
      if (place < 0) {
        return new Change(kind, number);
      }
    }
    throw new AssertionError();
  }

  /** What there is when it is done. */
  Ledger after(Ledger l) {
    boolean clears = kind == Kind.CLEAR;
    return new Ledger(
        kind == Kind.WRITE ? number : l.written(),
        kind == Kind.COUNT ? l.counter() + 1 : l.counter(),
        kind == Kind.COUNT_ORDERLY ? l.orderlyCounter() + 1 : l.orderlyCounter(),
        kind == Kind.SET_BIT ? l.bits() | bit() : l.bits(),
        kind == Kind.EXTEND ? extended(l.extended()) : l.extended(),
        !clears && (kind == Kind.EVICT ? !l.evicted() : l.evicted()),
        clears ? 0 : kind == Kind.OWNER_AUTH ? ownerAuth() : l.ownerAuth(),
        clears ? Ledger.NONE : kind == Kind.SCRATCH ? scratchAfter(l) : l.scratch(),
        clears || kind != Kind.ALLOW_FAILURES && l.guessable(),
        clears ? 0 : kind == Kind.FAIL ? l.failedTries() + 1 : l.failedTries(),
        clears ? 0 : l.resets());
  }

  /** TPM2_NV_Extend of the number (Part 1, 37.2.6). */
  private String extended(String digest) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(HexFormat.of().parseHex(digest));
      return HexFormat.of().formatHex(sha256.digest(pattern(number, Long.BYTES)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Empty every fourth time. */
  long ownerAuth() {
    return number % 4 == 0 ? 0 : number;
  }

  long bit() {
    return 1L << number % Long.SIZE;
  }

  private long scratchAfter(Ledger l) {
    if (l.scratch() == Ledger.NONE) {
      return 0;
    }
    return undefinesScratch() ? Ledger.NONE : number;
  }

  boolean undefinesScratch() {
    return number % 3 == 0;
  }

  /** So many octets, all of which tell the number. */
  static byte[] pattern(long number, int sizeBytes) {
    ByteBuffer pattern = ByteBuffer.allocate(sizeBytes);
    while (pattern.hasRemaining()) {
      pattern.putLong(number);
    }
    return pattern.array();
  }
}
