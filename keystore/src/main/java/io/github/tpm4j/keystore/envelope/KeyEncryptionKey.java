package io.github.tpm4j.keystore.envelope;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Wraps a data key by a secret that ECDH with an ephemeral key has given: AES-256-GCM by a key that
 * HKDF-SHA-256 derives from it, with a nonce of zeros, as it is used once.
 */
final class KeyEncryptionKey {
  private static final byte[] LABEL = "TPMENVEL ECDH".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private KeyEncryptionKey() {}

  /**
   * Wraps, or unwraps.
   *
   * @param secret the x-coordinate of the shared point; the caller wipes it
   * @param ephemeral the ephemeral public point, which the derivation includes
   * @param recipient SHA-256 of the recipient's public key
   * @throws AEADBadTagException if what is unwrapped was not wrapped so
   */
  static byte[] apply(int mode, byte[] secret, byte[] ephemeral, byte[] recipient, byte[] input)
      throws GeneralSecurityException {
    byte[] extracted = Hkdf.extract(HashAlg.SHA256, LABEL, secret);
    byte[] info = new byte[ephemeral.length + recipient.length];
    System.arraycopy(ephemeral, 0, info, 0, ephemeral.length);
    System.arraycopy(recipient, 0, info, ephemeral.length, recipient.length);
    byte[] key = Hkdf.expand(HashAlg.SHA256, extracted, info, KEY_BYTES);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(TAG_BITS, new byte[NONCE_BYTES]));
      return cipher.doFinal(input);
    } finally {
      Arrays.fill(extracted, (byte) 0);
      Arrays.fill(key, (byte) 0);
    }
  }
}
