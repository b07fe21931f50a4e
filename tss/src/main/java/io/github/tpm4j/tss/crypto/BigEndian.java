package io.github.tpm4j.tss.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/** Numbers that are not negative, in a fixed number of bytes, most significant first. */
public final class BigEndian {

  private BigEndian() {}

  /**
   * I2OSP (RFC 8017, 4.1). What {@code BigInteger} copies on the way is wiped.
   *
   * @param sizeBytes of the result; a number that needs more loses its first bytes
   */
  public static byte[] bytes(BigInteger number, int sizeBytes) {
    byte[] signed = number.toByteArray();
    byte[] fixed = new byte[sizeBytes];
    int count = Math.min(signed.length, sizeBytes);
    System.arraycopy(signed, signed.length - count, fixed, sizeBytes - count, count);
    Arrays.fill(signed, (byte) 0);
    return fixed;
  }
}
