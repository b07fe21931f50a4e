package io.github.tpm4j.engine.crypto.symmetric;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.util.Arrays;
import org.bouncycastle.crypto.params.DESParameters;

/** What makes a TDES key fit for use (Part 1, 11.4.10.4; SP 800-67). */
public final class TdesKeys {
  private static final int DES_KEY_BYTES = 8;

  private TdesKeys() {}

  /**
   * A key of {@code bits} bits, 128 or 192, with odd parity; unfit ones are discarded whole and the
   * next octets of the source taken (Part 1, 28.4, example 3).
   */
  public static byte[] generate(int bits, RandomSource random) {
    byte[] key = random.bytes(bits / 8);
    DESParameters.setOddParity(key);
    while (!isFit(key)) {
      random.nextBytes(key);
      DESParameters.setOddParity(key);
    }
    return key;
  }

  /** Whether the key is of two or three DES keys, all different, none of them weak. */
  public static boolean isFit(byte[] key) {
    if (key.length != 2 * DES_KEY_BYTES && key.length != 3 * DES_KEY_BYTES) {
      return false;
    }
    byte[] adjusted = key.clone();
    DESParameters.setOddParity(adjusted);
    boolean fit = true;
    for (int i = 0; i < key.length; i += DES_KEY_BYTES) {
      fit &= !isWeak(adjusted, i);
      for (int j = 0; j < i; j += DES_KEY_BYTES) {
        fit &= !Arrays.equals(adjusted, i, i + DES_KEY_BYTES, adjusted, j, j + DES_KEY_BYTES);
      }
    }
    Arrays.fill(adjusted, (byte) 0);
    return fit;
  }

  /**
   * Whether the DES key is one of the 64 weak, semi-weak and possibly weak ones. Their first four
   * octets, parity adjusted, are among 01, 1F, E0 and FE and cancel out in the high and in the low
   * bits; the last four are the first four with 1F for 0E and E0 for F1.
   */
  private static boolean isWeak(byte[] key, int offset) {
    int sum = 0;
    for (int i = offset; i < offset + DES_KEY_BYTES / 2; i++) {
      int left = key[i] & 0xFF;
      int right = key[i + DES_KEY_BYTES / 2] & 0xFF;
      switch (left << 8 | right) {
        case 0x0101 -> sum ^= 0b00;
        case 0x1F0E -> sum ^= 0b01;
        case 0xE0F1 -> sum ^= 0b10;
        case 0xFEFE -> sum ^= 0b11;
        default -> {
          return false;
        }
      }
    }
    return sum == 0;
  }
}
