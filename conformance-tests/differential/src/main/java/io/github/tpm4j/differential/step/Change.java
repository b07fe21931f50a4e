package io.github.tpm4j.differential.step;

import java.util.Arrays;

/**
 * A fault put into octets. Places count from the front, modulo the length, so that octets of
 * different lengths can be changed alike.
 *
 * @param kind what is done
 * @param place where
 * @param value the new content, or the mask
 */
public record Change(Kind kind, int place, int value) {

  /** What is done to the octets. */
  public enum Kind {
    /** Inverts the bits of {@code value} in one octet. */
    FLIP,
    /** Inverts the bits of {@code value} in one octet, counted from the end. */
    FLIP_LAST,
    /** Overwrites two octets with {@code value}. */
    PUT_16,
    /** Overwrites four octets with {@code value}. */
    PUT_32,
    /** Takes {@code value} octets from the end. */
    CUT,
    /** Appends {@code value} zero octets. */
    EXTEND
  }

  /** The octets with the fault. */
  public byte[] apply(byte[] octets) {
    return switch (kind) {
      case CUT -> Arrays.copyOf(octets, Math.max(0, octets.length - value));
      case EXTEND -> Arrays.copyOf(octets, octets.length + value);
      case FLIP -> put(octets, 1, octets.length == 0 ? 0 : octets[place % octets.length] ^ value);
      case FLIP_LAST -> flipLast(octets);
      case PUT_16 -> put(octets, 2, value);
      case PUT_32 -> put(octets, 4, value);
    };
  }

  private byte[] flipLast(byte[] octets) {
    byte[] changed = octets.clone();
    if (octets.length > 0) {
      changed[octets.length - 1 - place % octets.length] ^= (byte) value;
    }
    return changed;
  }

  private byte[] put(byte[] octets, int width, int content) {
    byte[] changed = octets.clone();
    if (octets.length >= width) {
      int start = place % (octets.length - width + 1);
      for (int i = 0; i < width; i++) {
        changed[start + i] = (byte) (content >> 8 * (width - 1 - i));
      }
    }
    return changed;
  }

  /** The argument with the fault. */
  public Arg apply(Arg arg) {
    return new Arg.Faulty(this, arg);
  }
}
