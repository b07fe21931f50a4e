package io.github.tpm4j.keystore;

import io.github.tpm4j.keystore.family.Oaep;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.crypto.EmeOaep;
import io.github.tpm4j.tss.crypto.EmePkcs1;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.BadPaddingException;

/**
 * TPM2_RSA_Decrypt (Part 3, 14.3) as ciphers use it. Where a key leaves the choice, the padding is
 * taken off here: TPMs differ in what they answer to a wrong one, and in how long that takes them.
 */
final class RsaDecryption {

  private RsaDecryption() {}

  /**
   * The bare RSA function.
   *
   * @return as long as the modulus
   * @throws BadPaddingException if the ciphertext is above the modulus
   */
  static byte[] block(TpmRsaPrivateKey key, byte[] cipherText) throws BadPaddingException {
    byte[] number = decrypt(key, cipherText, TpmtRsaDecrypt.NULL, new byte[0]);
    byte[] block = withZeros(key, number);
    Arrays.fill(number, (byte) 0);
    return block;
  }

  private static byte[] withZeros(TpmRsaPrivateKey key, byte[] number) {
    byte[] block = new byte[key.modulusBytes()];
    System.arraycopy(number, 0, block, block.length - number.length, number.length);
    return block;
  }

  /**
   * A number as a block as long as the modulus, which is how TPMs take it.
   *
   * @param number as long as the modulus at most
   * @throws BadPaddingException if it is not below the modulus, as the JDK's provider says
   */
  static byte[] aligned(TpmRsaPrivateKey key, byte[] number) throws BadPaddingException {
    if (new BigInteger(1, number).compareTo(key.getModulus()) >= 0) {
      throw new BadPaddingException(
          "What was given is above the modulus of TPM key " + key.alias());
    }
    return withZeros(key, number);
  }

  /** Decrypts by a scheme of the TPM. */
  static byte[] decrypt(
      TpmRsaPrivateKey key, byte[] cipherText, TpmtRsaDecrypt scheme, byte[] label)
      throws BadPaddingException {
    Bytes block = Bytes.adopt(aligned(key, cipherText));
    try (SecretBytes message = key.loaded().rsaDecrypt(scheme, block, Bytes.of(label))) {
      return message.toByteArray();
    } catch (TpmResponseException e) {
      if (!meansBadPadding(key, e)) {
        throw e;
      }
      throw (BadPaddingException)
          new BadPaddingException("The ciphertext was not made for TPM key " + key.alias())
              .initCause(e);
    }
  }

  // TPM_RC_VALUE says it. libtpms answers TPM_RC_FAILURE, as a
  // TPM does that has failed altogether; that one answers nothing else either. What another command
  // answers, such as the one that loads the key, says nothing of the ciphertext.
  private static boolean meansBadPadding(TpmRsaPrivateKey key, TpmResponseException e) {
    if (!e.command().equals(TpmCc.RSA_DECRYPT)) {
      return false;
    }
    if (e.is(TpmRc.FAILURE)) {
      key.tpm().device().random(1).close();
      return true;
    }
    return e.is(TpmRc.VALUE);
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

  static void requirePkcs1(TpmRsaPrivateKey key) throws InvalidKeyException {
    boolean fits = key.scheme().equals(TpmAlg.NULL) || key.scheme().equals(TpmAlg.RSAES);
    if (!key.canDecrypt() || !fits) {
      throw refusal(key, "PKCS1Padding");
    }
  }

  /** RSAES-PKCS1-v1_5 (RFC 8017, 7.2). */
  static byte[] pkcs1(TpmRsaPrivateKey key, byte[] cipherText) throws BadPaddingException {
    if (!key.isRaw()) {
      return decrypt(key, cipherText, TpmtRsaDecrypt.RSAES, new byte[0]);
    }
    return EmePkcs1.decode(block(key, cipherText))
        .orElseThrow(
            () -> new BadPaddingException("The ciphertext is not padded with PKCS#1 v1.5"));
  }

  static void requireOaep(TpmRsaPrivateKey key, Oaep oaep) throws InvalidKeyException {
    if (!key.isRaw() && !isBoundTo(key, oaep)) {
      throw refusal(key, oaep.toString());
    }
  }

  private static boolean isBoundTo(TpmRsaPrivateKey key, Oaep oaep) {
    byte[] label = oaep.label();
    boolean string = label.length == 0 || label[label.length - 1] == 0;
    return string
        && oaep.hash().jcaName().equals(oaep.maskHash().jcaName())
        && key.canDecrypt()
        && key.scheme().equals(TpmAlg.OAEP)
        && oaep.hash().tpmHash().map(HashAlg::alg).equals(Optional.of(key.schemeHash()));
  }

  /** RSAES-OAEP (RFC 8017, 7.1). */
  static byte[] oaep(TpmRsaPrivateKey key, Oaep oaep, byte[] cipherText)
      throws BadPaddingException {
    if (key.isRaw()) {
      byte[] block = block(key, cipherText);
      return new EmeOaep(oaep.hash(), oaep.maskHash(), oaep.label())
          .decode(block)
          .orElseThrow(() -> new BadPaddingException("The ciphertext is not padded with OAEP"));
    }
    TpmtRsaDecrypt scheme = TpmtRsaDecrypt.of(TpmAlg.OAEP, key.schemeHash());
    return decrypt(key, cipherText, scheme, oaep.label());
  }

  static void requireRaw(TpmRsaPrivateKey key) throws InvalidKeyException {
    if (!key.isRaw()) {
      throw refusal(key, "NoPadding");
    }
  }
}
