package io.github.tpm4j.provider.cipher;

import io.github.tpm4j.keystore.TpmRsaPrivateKey;
import io.github.tpm4j.provider.signature.RawRsa;
import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
import java.security.InvalidKeyException;
import java.security.SignatureException;
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
    byte[] number = TpmDecryption.decrypt(key, cipherText, TpmtRsaDecrypt.NULL, new byte[0]);
    byte[] block = new byte[key.modulusBytes()];
    System.arraycopy(number, 0, block, block.length - number.length, number.length);
    return block;
  }

  @Override
  public byte[] applyPrivate(TpmRsaPrivateKey key, byte[] content) throws SignatureException {
    byte[] block = new byte[key.modulusBytes()];
    System.arraycopy(content, 0, block, block.length - content.length, content.length);
    return RawRsa.compute(key, block);
  }
}
