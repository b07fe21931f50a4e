package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.KeyPadding;
import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.security.InvalidAlgorithmParameterException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Optional;

/**
 * RSA keys that the TPM holds to RSASSA-PSS with one hash. Their certificates and public keys are
 * those of RSA keys, as a TPM writes no other.
 */
final class PssRequests implements KeyRequests {
  private static final String UNNAMED = "(new RSASSA-PSS key)";
  private static final int STANDARD_BITS = 2048;

  /** Up to this size the JDK too takes SHA-256 where nothing is said. */
  private static final int LARGEST_BITS_OF_SHA256 = 3072;

  @Override
  public TpmKeyGenParameterSpec standard() {
    return ofSize(STANDARD_BITS);
  }

  @Override
  public TpmKeyGenParameterSpec ofSize(int bits) {
    return of(bits, bits <= LARGEST_BITS_OF_SHA256 ? "SHA-256" : "SHA-384");
  }

  private static TpmKeyGenParameterSpec of(int bits, String digest) {
    return TpmKeyGenParameterSpec.rsa(UNNAMED, bits)
        .purposes(KeyPurpose.SIGN)
        .padding(KeyPadding.SIGNATURE_PSS)
        .digest(digest)
        .build();
  }

  @Override
  public TpmKeyGenParameterSpec of(AlgorithmParameterSpec spec)
      throws InvalidAlgorithmParameterException {
    if (spec instanceof TpmKeyGenParameterSpec own
        && own.padding().equals(Optional.of(KeyPadding.SIGNATURE_PSS))) {
      return own;
    }
    if (!(spec instanceof RSAKeyGenParameterSpec rsa)) {
      throw new InvalidAlgorithmParameterException(
          "RSASSA-PSS keys in the TPM take a TpmKeyGenParameterSpec.rsa with the padding"
              + " SIGNATURE_PSS, or an RSAKeyGenParameterSpec");
    }
    RsaRequests.requireExponent(rsa);
    return rsa.getKeyParams() == null
        ? ofSize(rsa.getKeysize())
        : of(rsa.getKeysize(), rsa.getKeyParams());
  }

  private static TpmKeyGenParameterSpec of(int bits, AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException {
    if (!(parameters instanceof PSSParameterSpec pss)
        || !(pss.getMGFParameters() instanceof MGF1ParameterSpec mask)
        || !mask.getDigestAlgorithm().equalsIgnoreCase(pss.getDigestAlgorithm())) {
      throw new InvalidAlgorithmParameterException(
          "The TPM binds RSASSA-PSS keys to one hash, for MGF1 too");
    }
    try {
      return of(bits, pss.getDigestAlgorithm());
    } catch (IllegalArgumentException e) {
      throw new InvalidAlgorithmParameterException(e.getMessage(), e);
    }
  }
}
