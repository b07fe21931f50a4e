package io.github.tpm4j.engine.crypto.mldsa;

import io.github.tpm4j.engine.crypto.library.NativeScheme;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import org.bouncycastle.crypto.params.MLDSAParameters;

/** The parameter sets as Bouncy Castle and the native library have them. */
final class MlDsaParameters {
  private MlDsaParameters() {}

  static MLDSAParameters of(MlDsaSet set) {
    return switch (set) {
      case ML_DSA_44 -> MLDSAParameters.ml_dsa_44;
      case ML_DSA_65 -> MLDSAParameters.ml_dsa_65;
      case ML_DSA_87 -> MLDSAParameters.ml_dsa_87;
    };
  }

  static NativeScheme nativeScheme(MlDsaSet set) {
    return switch (set) {
      case ML_DSA_44 -> NativeScheme.ML_DSA_44;
      case ML_DSA_65 -> NativeScheme.ML_DSA_65;
      case ML_DSA_87 -> NativeScheme.ML_DSA_87;
    };
  }
}
