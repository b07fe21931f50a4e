package io.github.tpm4j.tpm12.wire;

import java.security.MessageDigest;
import java.util.Arrays;

/** MGF1 with SHA-1 (Part 1, 31.1.3; PKCS #1). */
public final class Mgf1 {
  private Mgf1() {}

  /**
   * {@return the mask}
   *
   * @param seed what it is made of; the caller wipes it
   * @param sizeBytes how long it is
   */
  public static byte[] mask(byte[] seed, int sizeBytes) {
    byte[] mask = new byte[sizeBytes];
    for (int from = 0; from < sizeBytes; from += TpmReader.DIGEST_SIZE_BYTES) {
      byte[] block = block(seed, from / TpmReader.DIGEST_SIZE_BYTES);
      System.arraycopy(block, 0, mask, from, Math.min(block.length, sizeBytes - from));
      Arrays.fill(block, (byte) 0);
    }
    return mask;
  }

  /**
   * {@return data, encrypted or decrypted by XOR with the mask; the caller wipes it}
   *
   * @param seed what the mask is made of; the caller wipes it
   * @param data plain or encrypted
   */
  public static byte[] xor(byte[] seed, byte[] data) {
    byte[] result = mask(seed, data.length);
    for (int i = 0; i < result.length; i++) {
      result[i] ^= data[i];
    }
    return result;
  }

  private static byte[] block(byte[] seed, int number) {
    MessageDigest sha1 = Sha1.create();
    sha1.update(seed);
    return sha1.digest(new TpmWriter().u32(number).toByteArray());
  }
}
