package io.github.tpm4j.conformance.kill;

import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Knows what a TPM has acknowledged, and so what it must have after a kill: that, or that and the
 * one change that was on its way.
 */
final class Bookkeeper {
  private final long seed;
  private Ledger acknowledged;
  private long next = 1;

  /**
   * A bookkeeper of a TPM that was set up.
   *
   * @param seed which changes are made
   */
  Bookkeeper(long seed, Ledger first) {
    this.seed = seed;
    acknowledged = first;
  }

  long seed() {
    return seed;
  }

  /** The change that is to be made next. */
  Change change() {
    return Change.of(seed, next, acknowledged);
  }

  long number() {
    return next;
  }

  Ledger now() {
    return acknowledged;
  }

  /** The TPM has answered the change. */
  void acknowledge() {
    acknowledged = change().after(acknowledged);
    next++;
  }

  /** What ownerAuth may be, as numbers of changes. */
  long[] ownerAuths() {
    return new long[] {acknowledged.ownerAuth(), change().after(acknowledged).ownerAuth()};
  }

  /** The TPM was started anew and has this. */
  void found(Ledger ledger) {
    Ledger one = acknowledged;
    Ledger other = change().after(acknowledged);
    assertTrue(
        one.admits(ledger) || other.admits(ledger),
        () -> "%s%n  acknowledged %s%n  found %s".formatted(change(), one, ledger));
    acknowledged = ledger;
    next++;
  }
}
