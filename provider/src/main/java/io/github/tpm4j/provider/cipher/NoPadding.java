package io.github.tpm4j.provider.cipher;

import io.github.tpm4j.keystore.TpmRsaPrivateKey;
import java.security.InvalidKeyException;
import javax.crypto.BadPaddingException;

/** The bare RSA function (RFC 8017, 5.1). */
record NoPadding() implements RsaPadding {

  @Override
  public String name() {
    return "NoPadding";
  }

  @Override
  public int longestBytes(int modulusBytes) {
    return modulusBytes;
  }

  @Override
  public void check(TpmRsaPrivateKey key) throws InvalidKeyException {
    if (!key.isRaw()) {
      throw TpmDecryption.refusal(key, name());
    }
  }

  /** As long as the modulus, as the JDK's provider gives it. */
  @Override
  public byte[] decrypt(TpmRsaPrivateKey key, byte[] cipherText) throws BadPaddingException {
    return TpmDecryption.block(key, cipherText);
  }

  @Override
  public byte[] applyPrivate(TpmRsaPrivateKey key, byte[] content) throws BadPaddingException {
    return key.raw(TpmDecryption.aligned(key, content));
  }
}
