package io.github.tpm4j.tss.wire;

/**
 * A revision of the TPM 2.0 Library specification: what it added decides which values and commands
 * a TPM that follows it knows.
 */
public enum Revision {
  /** Revision 1.59 of 2019. */
  V159(159),
  /** Revision 1.83 of 2024: extended NV, limited hierarchies, more policies. */
  V183(183),
  /** Version 184 of 2025: read-only mode, SPDM. */
  V184(184),
  /** Version 185 of 2026: ML-KEM, ML-DSA, EdDSA, signature sequences. */
  V185(185);

  /** The newest revision that is known here. */
  public static final Revision NEWEST = V185;

  private final int number;

  Revision(int number) {
    this.number = number;
  }

  /** {@return the number that TPM_PT_REVISION states, such as 159} */
  public int number() {
    return number;
  }

  /**
   * {@return whether this is {@code other} or a later one}
   *
   * @param other the one to compare with
   */
  public boolean isAtLeast(Revision other) {
    return compareTo(other) >= 0;
  }

  /**
   * {@return the revision with this number}
   *
   * @param number as TPM_PT_REVISION has it, such as 159
   * @throws IllegalArgumentException if there is none here
   */
  public static Revision of(int number) {
    for (Revision revision : values()) {
      if (revision.number == number) {
        return revision;
      }
    }
    throw new IllegalArgumentException(
        "no revision " + number + " of the TPM 2.0 Library is known");
  }
}
