package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.EccCurves;
import java.util.Locale;
import java.util.Map;

/** The curves of TPMs by the names that callers use. */
public final class Curves {
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "p-256", "secp256r1",
          "p-384", "secp384r1",
          "p-521", "secp521r1",
          "nist p-256", "secp256r1",
          "nist p-384", "secp384r1",
          "nist p-521", "secp521r1",
          "1.2.840.10045.3.1.7", "secp256r1",
          "1.3.132.0.34", "secp384r1",
          "1.3.132.0.35", "secp521r1",
          "prime256v1", "secp256r1");

  private Curves() {}

  /**
   * {@return the curve with a name of {@link java.security.spec.ECGenParameterSpec}}
   *
   * @param name such as {@code secp256r1}
   * @throws IllegalArgumentException if no TPM has it
   */
  public static TpmEccCurve of(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    return EccCurves.ofJcaName(OTHER_NAMES.getOrDefault(key, key))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "TPMs have no curve " + name + "; take secp256r1, secp384r1 or secp521r1"));
  }
}
