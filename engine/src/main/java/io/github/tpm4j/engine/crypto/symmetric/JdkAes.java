package io.github.tpm4j.engine.crypto.symmetric;

import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES by the JDK, whose ciphers compile to the processor's AES instructions: independent of cache
 * timing, and 2.6 µs for 1 KB in CFB against 8.1 µs for Bouncy Castle's tables (CTR 0.6 µs).
 *
 * <p>The ciphers are kept per thread because finding one takes 1.1 µs, as long as a short message.
 */
final class JdkAes {
  private static final ThreadLocal<Map<BlockCipherMode, Cipher>> CIPHERS =
      ThreadLocal.withInitial(() -> new EnumMap<>(BlockCipherMode.class));

  private JdkAes() {}

  /** Processes data of a length that the mode takes. */
  static byte[] process(BlockCipherMode mode, boolean encrypt, byte[] key, byte[] iv, byte[] data) {
    try {
      Cipher cipher = CIPHERS.get().computeIfAbsent(mode, JdkAes::lookUp);
      int direction = encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
      IvParameterSpec parameters = mode.hasIv() ? new IvParameterSpec(iv) : null;
      cipher.init(direction, new SecretKeySpec(key, "AES"), parameters);
      return cipher.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("AES in " + mode + " refused its input", e);
    }
  }

  private static Cipher lookUp(BlockCipherMode mode) {
    try {
      return Cipher.getInstance("AES/" + mode + "/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no AES in " + mode, e);
    }
  }
}
