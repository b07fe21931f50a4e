package io.github.tpm4j.provider.cipher;

import io.github.tpm4j.keystore.family.RsaKeyInTpm;
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
  public void check(RsaKeyInTpm key) throws InvalidKeyException {
    key.requireRaw();
  }

  /** As long as the modulus, as the JDK's provider gives it. */
  @Override
  public byte[] decrypt(RsaKeyInTpm key, byte[] cipherText) throws BadPaddingException {
    return key.computeRaw(cipherText);
  }

  @Override
  public byte[] applyPrivate(RsaKeyInTpm key, byte[] content) throws BadPaddingException {
    return key.computeRaw(content);
  }
}
