package io.github.tpm4j.attest.testing;

import java.util.Arrays;
import java.util.Random;

/** Bytes that were changed here and there: bits, sizes, parts cut out, doubled or moved. */
public final class Mutations {
  private static final int[] TEMPTING = {0x00, 0xFF, 0x7F, 0x80, 0x01};

  private Mutations() {}

  /** One to four changes. */
  public static byte[] of(byte[] original, Random random) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes = mutate(bytes, random);
    }
    return bytes;
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return new byte[random.nextInt(8)];
    }
    int at = random.nextInt(bytes.length);
    int length = random.nextInt(Math.min(16, bytes.length - at) + 1);
    return switch (random.nextInt(6)) {
      case 0 -> {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        yield bytes;
      }
      case 1 -> {
        bytes[at] = (byte) TEMPTING[random.nextInt(TEMPTING.length)];
        yield bytes;
      }
      case 2 -> {
        Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xFF);
        yield bytes;
      }
      case 3 -> Arrays.copyOf(bytes, at);
      case 4 -> joined(Arrays.copyOf(bytes, at), from(bytes, at + length));
      default -> joined(Arrays.copyOf(bytes, at + length), from(bytes, at));
    };
  }

  private static byte[] from(byte[] bytes, int at) {
    return Arrays.copyOfRange(bytes, at, bytes.length);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
