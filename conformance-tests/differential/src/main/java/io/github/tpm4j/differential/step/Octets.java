package io.github.tpm4j.differential.step;

import java.nio.ByteBuffer;

/** Reads numbers out of octets that may be too short. */
public final class Octets {
  private Octets() {}

  /** The big-endian number at {@code offset}; -1 if the octets end before. */
  public static int intAt(byte[] octets, int offset) {
    return octets.length < offset + Integer.BYTES ? -1 : ByteBuffer.wrap(octets).getInt(offset);
  }
}
