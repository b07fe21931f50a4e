package io.github.tpm4j.tss.crypto;

import java.util.Arrays;
import java.util.function.IntFunction;

/** What grows block by block from a counter. */
final class Counters {

  private Counters() {}

  static byte[] bigEndian(int value) {
    return new byte[] {
      (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }

  /** The first {@code length} bytes of the blocks for 1, 2 and on; the blocks are wiped. */
  static byte[] concatenate(int length, IntFunction<byte[]> blocks) {
    byte[] result = new byte[length];
    for (int counter = 1, done = 0; done < length; counter++) {
      byte[] block = blocks.apply(counter);
      int count = Math.min(block.length, length - done);
      System.arraycopy(block, 0, result, done, count);
      Arrays.fill(block, (byte) 0);
      done += count;
    }
    return result;
  }

  /** Clears the high bits of the first byte that {@code bits} bits do not reach. */
  static byte[] clearUnusedBits(byte[] bytes, int bits) {
    if (bits % Byte.SIZE != 0) {
      bytes[0] &= (byte) ((1 << (bits % Byte.SIZE)) - 1);
    }
    return bytes;
  }

  static int bytes(int bits) {
    return (bits + Byte.SIZE - 1) / Byte.SIZE;
  }
}
