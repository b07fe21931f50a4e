package io.github.tpm4j.tpm12.identity;

import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.structures.TpmSymmetricKey;
import io.github.tpm4j.tpm12.structures.TpmSymmetricKeyParms;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.WireException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-128 in CBC with PKCS #5 padding, as Part 2, 12 wants it beside RSA. */
final class SessionKey {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BLOCK_BYTES = 16;

  private SessionKey() {}

  static TpmSymmetricKey random() {
    byte[] key = bytes();
    try {
      return new TpmSymmetricKey(
          KeyConstants.ALG_AES128, KeyConstants.ES_SYM_CBC_PKCS5PAD, Bytes.of(key));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[BLOCK_BYTES];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** The algorithm with a new initialization vector. */
  static TpmKeyParms algorithm() {
    int bits = BLOCK_BYTES * Byte.SIZE;
    return new TpmKeyParms(
        KeyConstants.ALG_AES128,
        KeyConstants.ES_SYM_CBC_PKCS5PAD,
        KeyConstants.SS_NONE,
        new TpmSymmetricKeyParms(bits, bits, Bytes.of(bytes())).toBytes());
  }

  static Bytes encrypt(TpmSymmetricKey key, TpmKeyParms algorithm, Bytes plain) {
    try {
      return Bytes.of(cipher(Cipher.ENCRYPT_MODE, key, algorithm).doFinal(plain.toArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no AES", e);
    }
  }

  /**
   * Decrypts.
   *
   * @throws GeneralSecurityException if it is another key, or the data are damaged
   * @throws WireException if the algorithm's parameters are none
   */
  static Bytes decrypt(TpmSymmetricKey key, TpmKeyParms algorithm, Bytes encrypted)
      throws GeneralSecurityException {
    return Bytes.of(cipher(Cipher.DECRYPT_MODE, key, algorithm).doFinal(encrypted.toArray()));
  }

  private static Cipher cipher(int mode, TpmSymmetricKey key, TpmKeyParms algorithm)
      throws GeneralSecurityException {
    if (key.algorithmId() != KeyConstants.ALG_AES128
        || key.encScheme() != KeyConstants.ES_SYM_CBC_PKCS5PAD
        || algorithm.algorithmId() != KeyConstants.ALG_AES128
        || algorithm.encScheme() != KeyConstants.ES_SYM_CBC_PKCS5PAD) {
      throw new GeneralSecurityException("The algorithm is not AES-128 in CBC with padding");
    }
    Bytes iv = TpmReader.readWhole(algorithm.parms(), TpmSymmetricKeyParms::read).iv();
    byte[] bytes = key.data().toArray();
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(mode, new SecretKeySpec(bytes, "AES"), new IvParameterSpec(iv.toArray()));
      return cipher;
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("The session key is none of AES-128", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
