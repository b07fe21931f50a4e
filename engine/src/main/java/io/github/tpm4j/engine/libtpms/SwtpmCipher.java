package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.Hmac;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherMode;
import io.github.tpm4j.engine.crypto.symmetric.SymmetricCipher;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * How swtpm encrypts: AES-CBC, padded to a multiple of the key's length, and HMAC-SHA-256 with the
 * same key over the ciphertext and the whole IV, which is as long as the key.
 */
final class SwtpmCipher {
  private static final int BLOCK_BYTES = 16;

  private final byte[] key;

  SwtpmCipher(byte[] key) {
    this.key = key;
  }

  boolean isAuthentic(byte[] cipherText, byte[] iv, byte[] mac) {
    return MessageDigest.isEqual(Hmac.compute(HashAlgorithm.SHA256, key, cipherText, iv), mac);
  }

  /** What is authentic; null if it was not padded as swtpm does. */
  byte[] decrypt(byte[] cipherText, byte[] iv) {
    if (cipherText.length == 0 || cipherText.length % BLOCK_BYTES != 0) {
      return null;
    }
    byte[] padded =
        SymmetricCipher.decrypt(
            BlockCipherAlgorithm.AES,
            BlockCipherMode.CBC,
            key,
            Arrays.copyOf(iv, BLOCK_BYTES),
            cipherText);
    int padding = padded[padded.length - 1] & 0xFF;
    boolean isRight = padding > 0 && padding <= key.length && padding <= padded.length;
    byte[] clear = isRight ? Arrays.copyOf(padded, padded.length - padding) : null;
    Arrays.fill(padded, (byte) 0);
    return clear;
  }
}
