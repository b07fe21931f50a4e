package io.github.tpm4j.engine.testing;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import java.util.Arrays;

/** Profiles for tests. */
public final class Profiles {
  private Profiles() {}

  /** All algorithms and curves that the engine has. */
  public static Profile everything() {
    return Profile.builder()
        .with(TpmAlg.TDES, TpmAlg.SM3_256, TpmAlg.SM4)
        .with(Arrays.stream(EccCurve.values()).map(EccCurve::id).toArray(TpmEccCurve[]::new))
        .build();
  }
}
