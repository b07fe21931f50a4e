package io.github.tpm4j.engine.crypto.mlkem;

import io.github.tpm4j.tss.algorithms.MlKemSet;
import org.bouncycastle.crypto.params.MLKEMParameters;

/** The parameter sets as Bouncy Castle has them. */
final class MlKemParameters {
  private MlKemParameters() {}

  static MLKEMParameters of(MlKemSet set) {
    return switch (set) {
      case ML_KEM_512 -> MLKEMParameters.ml_kem_512;
      case ML_KEM_768 -> MLKEMParameters.ml_kem_768;
      case ML_KEM_1024 -> MLKEMParameters.ml_kem_1024;
    };
  }
}
