package io.github.tpm4j.differential.executor;

import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encryption of the first parameter (Part 1, 21). */
final class ParameterCipher {
  private static final int BLOCK_BYTES = 16;

  private ParameterCipher() {}

  /** Whether {@code symmetric} is one that this class can do. */
  static boolean supports(TpmtSymDef symmetric) {
    return symmetric.algorithm().equals(TpmAlg.XOR)
        || symmetric.algorithm().equals(TpmAlg.AES) && symmetric.mode().equals(TpmAlg.CFB);
  }

  static byte[] apply(
      boolean encrypt, Session session, byte[] sessionValue, byte[] newer, byte[] older, byte[] in)
      throws GeneralSecurityException {
    if (session.symmetric().algorithm().equals(TpmAlg.XOR)) {
      byte[] mask =
          SessionCrypto.kdfa(
              session.hash(), sessionValue, "XOR", newer, older, in.length * Byte.SIZE);
      byte[] out = in.clone();
      for (int i = 0; i < out.length; i++) {
        out[i] ^= mask[i];
      }
      return out;
    }
    int keyBytes = session.symmetric().keyBits() / Byte.SIZE;
    byte[] keyAndIv =
        SessionCrypto.kdfa(
            session.hash(), sessionValue, "CFB", newer, older, (keyBytes + BLOCK_BYTES) * 8);
    Cipher cipher = Cipher.getInstance("AES/CFB/NoPadding");
    cipher.init(
        encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
        new SecretKeySpec(Arrays.copyOf(keyAndIv, keyBytes), "AES"),
        new IvParameterSpec(keyAndIv, keyBytes, BLOCK_BYTES));
    return cipher.doFinal(in);
  }
}
