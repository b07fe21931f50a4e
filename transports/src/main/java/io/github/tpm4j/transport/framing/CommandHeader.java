package io.github.tpm4j.transport.framing;

import java.nio.ByteBuffer;

/** What a transport must know of a command: the tag and the size in its header (Part 1, 18.1). */
public final class CommandHeader {
  private static final int SIZE_OFFSET = 2;

  private CommandHeader() {}

  /**
   * Refuses what would leave the other end waiting for bytes that never come.
   *
   * @throws IllegalArgumentException if the header is cut off, or promises more than is there
   */
  public static void requireComplete(byte[] command) {
    if (command.length < ResponseReader.HEADER_SIZE_BYTES) {
      throw new IllegalArgumentException("a command has a header of 10 bytes");
    }
    long size = Integer.toUnsignedLong(ByteBuffer.wrap(command).getInt(SIZE_OFFSET));
    if (size > command.length) {
      throw new IllegalArgumentException(
          "the header promises " + size + " bytes, the command has " + command.length);
    }
  }

  /** The first two bytes, such as 0x8001 for TPM_ST_NO_SESSIONS. */
  public static int tag(byte[] message) {
    return Short.toUnsignedInt(ByteBuffer.wrap(message).getShort());
  }
}
