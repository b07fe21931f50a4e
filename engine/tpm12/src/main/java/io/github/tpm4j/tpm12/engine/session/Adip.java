package io.github.tpm4j.tpm12.engine.session;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How new secrets are encrypted inside of a command (Part 1, 13.5). */
final class Adip {
  private static final int KEY_SIZE_BYTES = 16;

  private Adip() {}

  static byte[] xor(byte[] sharedSecret, Bytes nonce, Bytes encrypted) {
    MessageDigest sha1 = Sha1.create();
    sha1.update(sharedSecret);
    byte[] secret = sha1.digest(nonce.toArray());
    byte[] bytes = encrypted.toArray();
    for (int i = 0; i < secret.length; i++) {
      secret[i] ^= bytes[i];
    }
    return secret;
  }

  static byte[] aes(byte[] sharedSecret, Bytes nonce, Bytes encrypted) {
    try {
      Cipher aes = Cipher.getInstance("AES/CTR/NoPadding");
      aes.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(sharedSecret, 0, KEY_SIZE_BYTES, "AES"),
          new IvParameterSpec(nonce.toArray(), 0, KEY_SIZE_BYTES));
      return aes.doFinal(encrypted.toArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no AES in counter mode", e);
    }
  }
}
