package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmiMlkemParms;
import java.util.Optional;

/** The parameter sets of ML-KEM (FIPS 203), with their sizes in octets and their names in JCA. */
public enum MlKemSet {
  /** NIST category 1; public key 800 bytes, ciphertext 768. */
  ML_KEM_512(TpmiMlkemParms.MLKEM_512, 800, 768, "ML-KEM-512"),
  /** NIST category 3; public key 1,184 bytes, ciphertext 1,088. */
  ML_KEM_768(TpmiMlkemParms.MLKEM_768, 1184, 1088, "ML-KEM-768"),
  /** NIST category 5; public key and ciphertext 1,568 bytes. */
  ML_KEM_1024(TpmiMlkemParms.MLKEM_1024, 1568, 1568, "ML-KEM-1024");

  /** The size of the secret that is shared, in octets; the same for every set. */
  public static final int SHARED_SECRET_BYTES = 32;

  /** The size of the seed d || z of which a key pair is made, in octets; the same for every set. */
  public static final int SEED_BYTES = 64;

  private final TpmiMlkemParms parameterSet;
  private final int publicKeyBytes;
  private final int ciphertextBytes;
  private final String jcaName;

  MlKemSet(TpmiMlkemParms parameterSet, int publicKeyBytes, int ciphertextBytes, String jcaName) {
    this.parameterSet = parameterSet;
    this.publicKeyBytes = publicKeyBytes;
    this.ciphertextBytes = ciphertextBytes;
    this.jcaName = jcaName;
  }

  /**
   * {@return the set with this number}
   *
   * @param parameterSet any
   */
  public static Optional<MlKemSet> find(TpmiMlkemParms parameterSet) {
    for (MlKemSet set : values()) {
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
  public static MlKemSet of(TpmiMlkemParms parameterSet) {
    return find(parameterSet)
        .orElseThrow(
            () -> new IllegalArgumentException(parameterSet + " is not a known parameter set"));
  }

  /** {@return the number of the set} */
  public TpmiMlkemParms parameterSet() {
    return parameterSet;
  }

  /** {@return the size of an encapsulation key} */
  public int publicKeyBytes() {
    return publicKeyBytes;
  }

  /** {@return the size of a ciphertext, which is an encapsulated secret} */
  public int ciphertextBytes() {
    return ciphertextBytes;
  }

  /** {@return the name that JCA and FIPS give to the set} */
  public String jcaName() {
    return jcaName;
  }
}
