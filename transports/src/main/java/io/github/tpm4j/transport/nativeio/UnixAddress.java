package io.github.tpm4j.transport.nativeio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** A {@code struct sockaddr_un} (unix(7)). */
final class UnixAddress {
  /** The array {@code sun_path}, with its closing zero. */
  private static final int PATH_SIZE_BYTES = 108;

  private UnixAddress() {}

  /**
   * @throws IllegalArgumentException if the path is too long
   */
  static byte[] of(Path path) {
    byte[] name = path.toString().getBytes(UTF_8);
    if (name.length >= PATH_SIZE_BYTES) {
      throw new IllegalArgumentException(
          "the path of a UNIX socket has at most 107 bytes: " + path);
    }
    return ByteBuffer.allocate(Short.BYTES + PATH_SIZE_BYTES)
        .order(ByteOrder.nativeOrder())
        .putShort((short) LibC.AF_UNIX)
        .put(name)
        .array();
  }
}
