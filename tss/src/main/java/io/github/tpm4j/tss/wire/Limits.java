package io.github.tpm4j.tss.wire;

/**
 * What one side of the wire accepts. A TPM reads commands with the limits of its profile; a client
 * reads responses with {@link #ANY}, so that algorithms and values newer than itself survive.
 */
public interface Limits {
  /** Accepts every value that can be told apart from its neighbours. */
  Limits ANY = new AnyLimits();

  /** {@return the revision of the specification whose values and commands are known} */
  Revision revision();

  /**
   * {@return whether values are held against the specification's sets (interface types, reserved
   * bits)}
   */
  boolean checksValues();

  /**
   * {@return the greatest (or, for {@link Limit#PCR_SELECT_MIN}, smallest) number allowed}
   *
   * @param limit a size or a count of Part 2
   */
  int of(Limit limit);

  /**
   * {@return whether the algorithm with this number is implemented}
   *
   * @param algorithm a TPM_ALG_ID
   */
  boolean hasAlgorithm(int algorithm);

  /**
   * {@return whether the curve with this number is implemented}
   *
   * @param curve a TPM_ECC_CURVE
   */
  boolean hasCurve(int curve);

  /**
   * {@return whether keys of {@code keyBits} bits are implemented for the symmetric algorithm or
   * RSA that has this number; for ML-KEM and ML-DSA, whether the parameter set of the number {@code
   * keyBits} is}
   *
   * @param algorithm a TPM_ALG_ID
   * @param keyBits a size, or the number of a parameter set
   */
  boolean hasKeyBits(int algorithm, int keyBits);
}
