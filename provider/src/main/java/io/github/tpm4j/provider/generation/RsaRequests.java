package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.security.InvalidAlgorithmParameterException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** RSA keys. */
final class RsaRequests implements KeyRequests {
  private static final String UNNAMED = "(new RSA key)";
  private static final int STANDARD_BITS = 2048;

  @Override
  public TpmKeyGenParameterSpec standard() {
    return ofSize(STANDARD_BITS);
  }

  @Override
  public TpmKeyGenParameterSpec ofSize(int bits) {
    return TpmKeyGenParameterSpec.rsa(UNNAMED, bits).build();
  }

  @Override
  public TpmKeyGenParameterSpec of(AlgorithmParameterSpec spec)
      throws InvalidAlgorithmParameterException {
    if (spec instanceof TpmKeyGenParameterSpec own && own.isRsa()) {
      return own;
    }
    if (!(spec instanceof RSAKeyGenParameterSpec rsa)) {
      throw new InvalidAlgorithmParameterException(
          "RSA keys in the TPM take a TpmKeyGenParameterSpec.rsa or an RSAKeyGenParameterSpec");
    }
    requireExponent(rsa);
    if (rsa.getKeyParams() != null) {
      throw new InvalidAlgorithmParameterException(
          "RSA keys in the TPM are bound to a padding by TpmKeyGenParameterSpec only");
    }
    return ofSize(rsa.getKeysize());
  }

  static void requireExponent(RSAKeyGenParameterSpec rsa)
      throws InvalidAlgorithmParameterException {
    if (rsa.getPublicExponent() != null
        && !rsa.getPublicExponent().equals(RSAKeyGenParameterSpec.F4)) {
      throw new InvalidAlgorithmParameterException("TPMs make RSA keys with the exponent 65537");
    }
  }
}
