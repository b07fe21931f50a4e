package io.github.tpm4j.tss.crypto;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** EME-PKCS1-v1_5 (RFC 8017, 7.2). */
public final class EmePkcs1 {
  /** 00 02, at least eight random bytes, 00. */
  public static final int OVERHEAD_BYTES = 11;

  private static final int LEAST_RANDOM_BYTES = 8;

  private EmePkcs1() {}

  /**
   * {@return the padded message (7.2.1, step 2)}
   *
   * @param message {@link #OVERHEAD_BYTES} shorter than the modulus at least
   * @param random fills an array with random bytes
   * @param length of the modulus in bytes
   */
  public static byte[] encode(byte[] message, Consumer<byte[]> random, int length) {
    byte[] encoded = new byte[length];
    int from = length - message.length;
    byte[] one = new byte[1];
    byte[] filler = new byte[from - 3];
    random.accept(filler);
    for (int i = 0; i < filler.length; i++) {
      while (filler[i] == 0) {
        random.accept(one);
        filler[i] = one[0];
      }
    }
    encoded[1] = 0x02;
    System.arraycopy(filler, 0, encoded, 2, filler.length);
    System.arraycopy(message, 0, encoded, from, message.length);
    return encoded;
  }

  /**
   * Takes the padding off (7.2.2, step 3). Every byte is looked at in the same way, whatever it is,
   * as an attacker could measure the time (Bleichenbacher 1998).
   *
   * @param encoded as long as the modulus; wiped
   * @return the message; empty if it is not padded so, without saying how
   */
  public static Optional<byte[]> decode(byte[] encoded) {
    int good = isZero(encoded[0]) & isZero(encoded[1] ^ 2);
    int separator = 0;
    int open = 1;
    for (int i = 2; i < encoded.length; i++) {
      int zero = isZero(encoded[i]);
      separator |= i & -(open & zero);
      open &= 1 ^ zero;
    }
    // 1 if the separator stands after eight random bytes at least; 0 also if there is none.
    good &= (LEAST_RANDOM_BYTES + 1 - separator) >>> 31;
    byte[] message = Arrays.copyOfRange(encoded, separator + 1, encoded.length);
    Arrays.fill(encoded, (byte) 0);
    if (good == 0) {
      Arrays.fill(message, (byte) 0);
      return Optional.empty();
    }
    return Optional.of(message);
  }

  /** 1 if the lowest byte is zero, 0 if not. */
  private static int isZero(int octet) {
    return ((octet & 0xFF) - 1) >>> 31;
  }
}
