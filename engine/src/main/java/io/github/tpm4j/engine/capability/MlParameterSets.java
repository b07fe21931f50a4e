package io.github.tpm4j.engine.capability;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.attributes.TpmaMlParameterSet;
import io.github.tpm4j.tss.constants.TpmAlg;

/** TPM_PT_ML_PARAMETER_SETS (Part 2 of version 185, 6.13). */
final class MlParameterSets {
  private MlParameterSets() {}

  /** The bits follow the numbers of the sets, which begin with 1; every ML-DSA key signs μ. */
  static TpmaMlParameterSet of(Profile profile) {
    int bits = 0;
    for (int set : profile.keyBits(TpmAlg.MLKEM)) {
      bits |= bit(profile, TpmAlg.MLKEM, TpmaMlParameterSet.ML_KEM_512, set);
    }
    for (int set : profile.keyBits(TpmAlg.MLDSA)) {
      bits |= bit(profile, TpmAlg.MLDSA, TpmaMlParameterSet.ML_DSA_44, set);
    }
    return TpmaMlParameterSet.of(
        profile.implemented(TpmAlg.MLDSA) ? bits | TpmaMlParameterSet.EXT_MU : bits);
  }

  private static int bit(Profile profile, TpmAlg algorithm, int first, int set) {
    return profile.implemented(algorithm, set) ? first << set - 1 : 0;
  }
}
