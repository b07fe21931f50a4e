package io.github.tpm4j.conformance.fuzz;

/**
 * How much is tried: the system property {@code tpm4j.fuzz.inputs} is the number of inputs of all
 * tests of this package together, {@code tpm4j.fuzz.seed} chooses them.
 */
final class FuzzSettings {
  private static final int DEFAULT_INPUTS = 100_000;

  private FuzzSettings() {}

  /** A test's share of all inputs. */
  static int inputs(int percent) {
    long all = Long.getLong("tpm4j.fuzz.inputs", DEFAULT_INPUTS);
    return Math.toIntExact(Math.max(1, all * percent / 100));
  }

  static long seed() {
    return Long.getLong("tpm4j.fuzz.seed", 1);
  }
}
