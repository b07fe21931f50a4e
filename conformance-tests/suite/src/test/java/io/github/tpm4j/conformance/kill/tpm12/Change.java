package io.github.tpm4j.conformance.kill.tpm12;

import java.util.Random;

/** What one command changes; the number decides with what. */
record Change(Kind kind, int number) {

  /** The commands. */
  enum Kind {
    /** TPM_NV_WriteValue of a whole Index, which no owner takes with him. */
    WRITE,
    /** TPM_IncrementCounter. */
    COUNT,
    /** TPM_ChangeAuthOwner. */
    OWNER_SECRET,
    /** TPM_OwnerClear. */
    CLEAR,
    /** TPM_TakeOwnership, where there is no owner. */
    TAKE,
    /** TPM_CreateCounter, where there is none. */
    CREATE_COUNTER
  }

  private static final int CLEARED_OF_100 = 2;
  private static final int OWNER_SECRET_OF_100 = 15;
  private static final int COUNTED_OF_100 = 50;

  static Change of(long seed, int number, Ledger now) {
    return new Change(kind(seed, number, now), number);
  }

  private static Kind kind(long seed, int number, Ledger now) {
    if (now.owner() == Ledger.NONE) {
      return Kind.TAKE;
    }
    if (now.counter() == Ledger.NONE) {
      return Kind.CREATE_COUNTER;
    }
    int place = new Random(seed * 1_000_003 + number).nextInt(100);
    if (place < CLEARED_OF_100) {
      return Kind.CLEAR;
    }
    if (place < OWNER_SECRET_OF_100) {
      return Kind.OWNER_SECRET;
    }
    return place < COUNTED_OF_100 ? Kind.COUNT : Kind.WRITE;
  }

  /** What there is when it is done. */
  Ledger after(Ledger l) {
    return switch (kind) {
      case WRITE -> new Ledger(number, l.counter(), l.highest(), l.owner());
      case COUNT -> new Ledger(l.written(), l.counter() + 1, l.counter() + 1, l.owner());
      case OWNER_SECRET, TAKE -> new Ledger(l.written(), l.counter(), l.highest(), number);
      case CLEAR -> new Ledger(l.written(), Ledger.NONE, l.highest(), Ledger.NONE);
      case CREATE_COUNTER -> new Ledger(l.written(), l.highest() + 1, l.highest() + 1, l.owner());
    };
  }
}
