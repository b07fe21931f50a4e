package io.github.tpm4j.conformance.fuzz;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Reading and showing messages. */
final class Octets {
  /** Tag, size and code of a command or a response (Part 1, 18.1). */
  static final int HEADER_BYTES = 10;

  private Octets() {}

  static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }

  static int size(byte[] message) {
    return ByteBuffer.wrap(message).getInt(2);
  }

  static int code(byte[] message) {
    return ByteBuffer.wrap(message).getInt(6);
  }
}
