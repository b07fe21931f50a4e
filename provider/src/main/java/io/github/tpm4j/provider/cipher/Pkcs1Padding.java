package io.github.tpm4j.provider.cipher;

import io.github.tpm4j.keystore.TpmRsaPrivateKey;
import io.github.tpm4j.provider.signature.RawRsa;
import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
import io.github.tpm4j.tss.constants.TpmAlg;
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
  public void check(TpmRsaPrivateKey key) throws InvalidKeyException {
    boolean fits = key.scheme().equals(TpmAlg.NULL) || key.scheme().equals(TpmAlg.RSAES);
    if (!key.canDecrypt() || !fits) {
      throw TpmDecryption.refusal(key, name());
    }
  }

  @Override
  public byte[] decrypt(TpmRsaPrivateKey key, byte[] cipherText) throws BadPaddingException {
    if (!key.isRaw()) {
      return TpmDecryption.decrypt(key, cipherText, TpmtRsaDecrypt.RSAES, new byte[0]);
    }
    return EmePkcs1.decode(TpmDecryption.block(key, cipherText))
        .orElseThrow(
            () -> new BadPaddingException("The ciphertext is not padded with PKCS#1 v1.5"));
  }

  @Override
  public byte[] applyPrivate(TpmRsaPrivateKey key, byte[] content) throws SignatureException {
    return RawRsa.signContent(key, content);
  }
}
