package io.github.tpm4j.provider.cipher;

import io.github.tpm4j.keystore.TpmRsaPrivateKey;
import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.InvalidKeyException;
import javax.crypto.BadPaddingException;

/** TPM2_RSA_Decrypt (Part 3, 14.3) as ciphers use it. */
final class TpmDecryption {

  private TpmDecryption() {}

  /** Decrypts by a scheme of the TPM. */
  static byte[] decrypt(
      TpmRsaPrivateKey key, byte[] cipherText, TpmtRsaDecrypt scheme, byte[] label)
      throws BadPaddingException {
    try (SecretBytes message =
        key.tpm().rsaDecrypt(key, Bytes.of(cipherText), scheme, Bytes.of(label))) {
      return message.toByteArray();
    } catch (TpmResponseException e) {
      // The TPM's word both for padding that is wrong and for a number above the modulus.
      if (e.is(TpmRc.VALUE)) {
        BadPaddingException bad =
            new BadPaddingException("The ciphertext was not made for TPM key " + key.alias());
        bad.initCause(e);
        throw bad;
      }
      throw e;
    }
  }

  static InvalidKeyException refusal(TpmRsaPrivateKey key, String padding) {
    return new InvalidKeyException(
        "TPM key "
            + key.alias()
            + " does not decrypt with "
            + padding
            + (key.scheme().equals(TpmAlg.NULL)
                ? ""
                : ": it is bound to " + key.scheme() + " " + key.schemeHash()));
  }
}
