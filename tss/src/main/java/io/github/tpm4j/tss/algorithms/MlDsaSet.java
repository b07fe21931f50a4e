package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmiMldsaParms;
import java.util.Optional;

/**
 * The parameter sets of ML-DSA and HashML-DSA (FIPS 204), with their sizes in octets and their
 * names in JCA.
 */
public enum MlDsaSet {
  /** NIST category 2; public key 1,312 bytes, signature 2,420. */
  ML_DSA_44(TpmiMldsaParms.MLDSA_44, 1312, 2420, "ML-DSA-44"),
  /** NIST category 3; public key 1,952 bytes, signature 3,309. */
  ML_DSA_65(TpmiMldsaParms.MLDSA_65, 1952, 3309, "ML-DSA-65"),
  /** NIST category 5; public key 2,592 bytes, signature 4,627. */
  ML_DSA_87(TpmiMldsaParms.MLDSA_87, 2592, 4627, "ML-DSA-87");

  /** The size of the seed xi of which a key pair is made, in octets; the same for every set. */
  public static final int SEED_BYTES = 32;

  /** The size of the message representative mu, in octets; the same for every set. */
  public static final int MU_BYTES = 64;

  private final TpmiMldsaParms parameterSet;
  private final int publicKeyBytes;
  private final int signatureBytes;
  private final String jcaName;

  MlDsaSet(TpmiMldsaParms parameterSet, int publicKeyBytes, int signatureBytes, String jcaName) {
    this.parameterSet = parameterSet;
    this.publicKeyBytes = publicKeyBytes;
    this.signatureBytes = signatureBytes;
    this.jcaName = jcaName;
  }

  /**
   * {@return the set with this number}
   *
   * @param parameterSet any
   */
  public static Optional<MlDsaSet> find(TpmiMldsaParms parameterSet) {
    for (MlDsaSet set : values()) {
      if (set.parameterSet.equals(parameterSet)) {
        return Optional.of(set);
      }
    }
    return Optional.empty();
  }

  /**
   * {@return the set with this number}
   *
   * @param parameterSet 1 to 3
   * @throws IllegalArgumentException if {@code parameterSet} is none that is known here
   */
  public static MlDsaSet of(TpmiMldsaParms parameterSet) {
    return find(parameterSet)
        .orElseThrow(
            () -> new IllegalArgumentException(parameterSet + " is not a known parameter set"));
  }

  /** {@return the number of the set} */
  public TpmiMldsaParms parameterSet() {
    return parameterSet;
  }

  /** {@return the size of a public key} */
  public int publicKeyBytes() {
    return publicKeyBytes;
  }

  /** {@return the size of a signature} */
  public int signatureBytes() {
    return signatureBytes;
  }

  /** {@return the name that JCA and FIPS give to the set} */
  public String jcaName() {
    return jcaName;
  }
}
