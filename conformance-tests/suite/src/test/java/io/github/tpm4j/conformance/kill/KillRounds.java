package io.github.tpm4j.conformance.kill;

/** How often is killed: the system property {@code tpm4j.kill.rounds}, for each test. */
public final class KillRounds {
  private static final int LONG = 300;

  private KillRounds() {}

  /** Of a test in the ordinary run. */
  public static int few(int rounds) {
    return Integer.getInteger("tpm4j.kill.rounds", rounds);
  }

  /** Of a long test. */
  public static int many() {
    return Integer.getInteger("tpm4j.kill.rounds", LONG);
  }
}
