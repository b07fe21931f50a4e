package io.github.tpm4j.tss.crypto;

import java.util.Arrays;

/** EMSA-PKCS1-v1_5 (RFC 8017, 9.2). */
public final class EmsaPkcs1 {
  /** 00 01, at least eight FF, 00. */
  public static final int OVERHEAD_BYTES = 11;

  private EmsaPkcs1() {}

  /**
   * {@return the padded content}
   *
   * @param content a DigestInfo, or what stands for one; {@link #OVERHEAD_BYTES} shorter at least
   * @param length of the modulus in bytes
   */
  public static byte[] encode(byte[] content, int length) {
    byte[] encoded = new byte[length];
    int from = length - content.length;
    encoded[1] = 0x01;
    Arrays.fill(encoded, 2, from - 1, (byte) 0xFF);
    System.arraycopy(content, 0, encoded, from, content.length);
    return encoded;
  }
}
