package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.HashAlg;
import java.util.Arrays;

/** HKDF (RFC 5869). What it returns the caller wipes. */
public final class Hkdf {

  private Hkdf() {}

  /** HKDF-Extract: a key as long as a digest. */
  public static byte[] extract(HashAlg hash, byte[] salt, byte[]... secretParts) {
    return Hmacs.of(hash, salt, secretParts);
  }

  /**
   * HKDF-Expand.
   *
   * @param lengthBytes 255 digests at most
   */
  public static byte[] expand(HashAlg hash, byte[] key, byte[] info, int lengthBytes) {
    if (lengthBytes > 255 * hash.digestBytes()) {
      throw new IllegalArgumentException("HKDF gives no " + lengthBytes + " bytes");
    }
    byte[] result = new byte[lengthBytes];
    byte[] block = new byte[0];
    int number = 1;
    for (int done = 0; done < lengthBytes; done += block.length) {
      byte[] next = Hmacs.of(hash, key, block, info, new byte[] {(byte) number++});
      Arrays.fill(block, (byte) 0);
      block = next;
      System.arraycopy(block, 0, result, done, Math.min(block.length, lengthBytes - done));
    }
    Arrays.fill(block, (byte) 0);
    return result;
  }
}
