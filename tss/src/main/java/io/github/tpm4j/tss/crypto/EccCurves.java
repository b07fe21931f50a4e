package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.constants.TpmEccCurve;
import java.util.Map;
import java.util.Optional;

/** The names that Java has for the curves of a TPM. */
public final class EccCurves {
  private static final Map<TpmEccCurve, String> NAMES =
      Map.of(
          TpmEccCurve.NIST_P192, "secp192r1",
          TpmEccCurve.NIST_P224, "secp224r1",
          TpmEccCurve.NIST_P256, "secp256r1",
          TpmEccCurve.NIST_P384, "secp384r1",
          TpmEccCurve.NIST_P521, "secp521r1",
          TpmEccCurve.SM2_P256, "sm2p256v1");

  private EccCurves() {}

  /**
   * {@return the name for {@link java.security.spec.ECGenParameterSpec}; empty where there is none}
   */
  public static Optional<String> jcaName(TpmEccCurve curve) {
    return Optional.ofNullable(NAMES.get(curve));
  }

  /** {@return the curve with a name of {@link java.security.spec.ECGenParameterSpec}} */
  public static Optional<TpmEccCurve> ofJcaName(String name) {
    return NAMES.entrySet().stream()
        .filter(entry -> entry.getValue().equalsIgnoreCase(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
