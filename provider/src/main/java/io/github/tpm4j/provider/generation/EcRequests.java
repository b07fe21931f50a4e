package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.EccCurves;
import io.github.tpm4j.tss.crypto.PublicKeys;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.List;
import java.util.Map;

/** Elliptic-curve keys. */
final class EcRequests implements KeyRequests {
  private static final String UNNAMED = "(new EC key)";
  private static final Map<Integer, String> BY_BITS =
      Map.of(256, "secp256r1", 384, "secp384r1", 521, "secp521r1");
  private static final int STANDARD_BITS = 256;

  @Override
  public TpmKeyGenParameterSpec standard() {
    return ofSize(STANDARD_BITS);
  }

  @Override
  public TpmKeyGenParameterSpec ofSize(int bits) {
    String curve = BY_BITS.get(bits);
    if (curve == null) {
      throw new InvalidParameterException(
          "EC keys in the TPM have 256, 384 or 521 bits, not " + bits);
    }
    return TpmKeyGenParameterSpec.ec(UNNAMED, curve).build();
  }

  @Override
  public TpmKeyGenParameterSpec of(AlgorithmParameterSpec spec)
      throws InvalidAlgorithmParameterException {
    if (spec instanceof TpmKeyGenParameterSpec own && own.curve().isPresent()) {
      return own;
    }
    // It is a NamedParameterSpec too; others of those, for X25519 and the like, are not meant here.
    if (spec instanceof ECGenParameterSpec named) {
      return ofCurve(named.getName());
    }
    if (spec instanceof ECParameterSpec numbers) {
      return ofCurve(name(numbers));
    }
    throw new InvalidAlgorithmParameterException(
        "EC keys in the TPM take a TpmKeyGenParameterSpec.ec or an ECGenParameterSpec");
  }

  private static TpmKeyGenParameterSpec ofCurve(String name)
      throws InvalidAlgorithmParameterException {
    try {
      return TpmKeyGenParameterSpec.ec(UNNAMED, name).build();
    } catch (IllegalArgumentException e) {
      throw new InvalidAlgorithmParameterException(e.getMessage(), e);
    }
  }

  private static String name(ECParameterSpec numbers) throws InvalidAlgorithmParameterException {
    for (TpmEccCurve curve :
        List.of(TpmEccCurve.NIST_P256, TpmEccCurve.NIST_P384, TpmEccCurve.NIST_P521)) {
      ECParameterSpec known = PublicKeys.parameters(curve);
      if (known.getCurve().equals(numbers.getCurve())
          && known.getGenerator().equals(numbers.getGenerator())) {
        return EccCurves.jcaName(curve).orElseThrow();
      }
    }
    throw new InvalidAlgorithmParameterException("TPMs do not have this curve");
  }
}
