package io.github.tpm4j.provider.cipher;

import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.provider.Failures;
import io.github.tpm4j.tss.client.Capabilities;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.error.TpmException;
import java.security.InvalidKeyException;

/** Whether a key, and the TPM that it is in, encrypt and decrypt for callers. */
final class AesKeyCheck {
  private AesKeyCheck() {}

  /**
   * Checks before anything is encrypted.
   *
   * @throws InvalidKeyException if the key is for something else, or the TPM does not do it
   */
  static void check(TpmSecretKey key, AesMode mode, boolean decrypting) throws InvalidKeyException {
    if (!key.isAes()) {
      throw new InvalidKeyException(
          "TPM key " + key.alias() + " is one of " + key.getAlgorithm() + ", not of AES");
    }
    if (!(decrypting ? key.canDecrypt() : key.canEncrypt())) {
      throw new InvalidKeyException(
          "TPM key " + key.alias() + " is not for " + (decrypting ? "decryption" : "encryption"));
    }
    if (!key.mode().equals(TpmAlg.NULL) && !key.mode().equals(mode.alg())) {
      throw new InvalidKeyException("TPM key " + key.alias() + " is bound to " + key.mode());
    }
    try {
      check(key, mode, key.tpm().device().capabilities());
    } catch (TpmException e) {
      throw Failures.invalidKey("Cannot use AES", key, e);
    }
  }

  private static void check(TpmSecretKey key, AesMode mode, Capabilities tpm)
      throws InvalidKeyException {
    if (!tpm.has(TpmCc.ENCRYPT_DECRYPT2) && !tpm.has(TpmCc.ENCRYPT_DECRYPT)) {
      throw new InvalidKeyException(
          "This TPM does not encrypt for callers (TPM2_EncryptDecrypt2 is missing, as under export"
              + " control), so that nothing is done with TPM key "
              + key.alias()
              + ". Encrypt by a new AES key in software, and wrap that by an RSA key of the TPM:"
              + " Cipher RSA/ECB/OAEPWithSHA-256AndMGF1Padding, WRAP_MODE and UNWRAP_MODE");
    }
    if (!tpm.has(mode.alg())) {
      throw new InvalidKeyException(
          "This TPM does not have the mode " + mode + "; every TPM has CFB");
    }
  }
}
