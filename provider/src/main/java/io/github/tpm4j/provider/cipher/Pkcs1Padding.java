package io.github.tpm4j.provider.cipher;

import io.github.tpm4j.keystore.family.RsaKeyInTpm;
import io.github.tpm4j.provider.signature.RawRsa;
import io.github.tpm4j.tss.crypto.EmePkcs1;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import javax.crypto.BadPaddingException;

/** RSAES-PKCS1-v1_5 (RFC 8017, 7.2); with a private key in encrypting, RSASSA-PKCS1-v1_5. */
record Pkcs1Padding() implements RsaPadding {
  @Override
  public String name() {
    return "PKCS1Padding";
  }

  @Override
  public int longestBytes(int modulusBytes) {
    return modulusBytes - EmePkcs1.OVERHEAD_BYTES;
  }

  @Override
  public void check(RsaKeyInTpm key) throws InvalidKeyException {
    key.requireDecryptPkcs1();
  }

  @Override
  public byte[] decrypt(RsaKeyInTpm key, byte[] cipherText) throws BadPaddingException {
    return key.decryptPkcs1(cipherText);
  }

  @Override
  public byte[] applyPrivate(RsaKeyInTpm key, byte[] content) throws SignatureException {
    return RawRsa.signContent(key, content);
  }
}
