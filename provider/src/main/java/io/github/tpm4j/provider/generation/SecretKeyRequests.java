package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;
import java.util.Set;

/**
 * Secret keys of one algorithm.
 *
 * @param hash that of HMAC; empty for AES
 */
record SecretKeyRequests(Optional<HashAlg> hash) implements KeyRequests {
  private static final Set<Integer> AES_BITS = Set.of(128, 192, 256);

  /** The strongest; every TPM that encrypts for callers has it but for a few, which say so. */
  private static final int STANDARD_AES_BITS = 256;

  String algorithm() {
    return hash.map(TpmSecretKey::hmacName).orElse(TpmSecretKey.AES);
  }

  private String unnamed() {
    return "(new " + algorithm() + " key)";
  }

  @Override
  public TpmKeyGenParameterSpec standard() {
    return hash.isEmpty()
        ? TpmKeyGenParameterSpec.aes(unnamed(), STANDARD_AES_BITS).build()
        : TpmKeyGenParameterSpec.hmac(unnamed(), algorithm()).build();
  }

  @Override
  public TpmKeyGenParameterSpec ofSize(int bits) {
    return hash.isEmpty() ? aes(bits) : hmac(bits, hash.get());
  }

  private TpmKeyGenParameterSpec aes(int bits) {
    if (!AES_BITS.contains(bits)) {
      throw new InvalidParameterException("AES keys have 128, 192 or 256 bits, not " + bits);
    }
    return TpmKeyGenParameterSpec.aes(unnamed(), bits).build();
  }

  private TpmKeyGenParameterSpec hmac(int bits, HashAlg ofHash) {
    int made = ofHash.digestBytes() * Byte.SIZE;
    if (bits != made) {
      throw new InvalidParameterException(
          "The TPM makes keys of %s of %d bits, not %d".formatted(algorithm(), made, bits));
    }
    return standard();
  }

  @Override
  public TpmKeyGenParameterSpec of(AlgorithmParameterSpec spec)
      throws InvalidAlgorithmParameterException {
    if (spec instanceof TpmKeyGenParameterSpec own && isOfThis(own)) {
      return own;
    }
    throw new InvalidAlgorithmParameterException(
        "Keys of "
            + algorithm()
            + " in the TPM take a TpmKeyGenParameterSpec."
            + (hash.isEmpty() ? "aes" : "hmac"));
  }

  private boolean isOfThis(TpmKeyGenParameterSpec spec) {
    return hash.isEmpty()
        ? spec.type().equals(TpmAlg.SYMCIPHER)
        : spec.type().equals(TpmAlg.KEYEDHASH) && spec.digest().equals(hash.get().alg());
  }
}
