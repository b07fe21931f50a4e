package io.github.tpm4j.provider.padding;

import java.util.Arrays;
import javax.crypto.BadPaddingException;

/** EME-PKCS1-v1_5 (RFC 8017, 7.2). */
public final class EmePkcs1 {
  private static final int LEAST_RANDOM_BYTES = 8;

  private EmePkcs1() {}

  /**
   * Takes the padding off (7.2.2, step 3). Every octet is looked at in the same way, whatever it
   * is, as an attacker could measure the time (Bleichenbacher 1998).
   *
   * @param encoded as long as the modulus; wiped
   * @throws BadPaddingException if it is not padded so, without saying how
   */
  public static byte[] decode(byte[] encoded) throws BadPaddingException {
    int good = isZero(encoded[0]) & isZero(encoded[1] ^ 2);
    int separator = 0;
    int open = 1;
    for (int i = 2; i < encoded.length; i++) {
      int zero = isZero(encoded[i]);
      separator |= i & -(open & zero);
      open &= 1 ^ zero;
    }
    // 1 if the separator stands after eight random octets at least; 0 also if there is none.
    good &= (LEAST_RANDOM_BYTES + 1 - separator) >>> 31;
    byte[] message = Arrays.copyOfRange(encoded, separator + 1, encoded.length);
    Arrays.fill(encoded, (byte) 0);
    if (good == 0) {
      Arrays.fill(message, (byte) 0);
      throw new BadPaddingException("The ciphertext is not padded with PKCS#1 v1.5");
    }
    return message;
  }

  /** 1 if the lowest octet is zero, 0 if not. */
  private static int isZero(int octet) {
    return ((octet & 0xFF) - 1) >>> 31;
  }
}
