package io.github.tpm4j.transport.framing;

import io.github.tpm4j.transport.MalformedResponseException;
import io.github.tpm4j.transport.TransportClosedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/**
 * Finds where a response ends in a stream of bytes: at the size that its own header states (Part 1,
 * 18.1). However the bytes are cut into reads, the response is the same.
 */
public final class ResponseReader {
  /** Tag, size and response code. */
  public static final int HEADER_SIZE_BYTES = 10;

  /** TPMs answer with at most 4,096 bytes; a larger size is a lie, and not worth the memory. */
  public static final int MAXIMUM_SIZE_BYTES = 65_536;

  /** A kernel gives a response to one read, if the read is large enough. */
  private static final int FIRST_READ_SIZE_BYTES = 4_096;

  private static final int SIZE_OFFSET = 2;

  private ResponseReader() {}

  /**
   * Reads one whole response.
   *
   * @param in blocks until there is at least one byte
   * @param source who answers, for messages
   * @throws TransportClosedException if the stream ends before the response does
   * @throws MalformedResponseException if the header's size is not one of a response, or more bytes
   *     than that came
   */
  public static byte[] read(ReadableByteChannel in, String source) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(FIRST_READ_SIZE_BYTES);
    try {
      fill(in, buffer, HEADER_SIZE_BYTES, source);
      int size = sizeOf(buffer, source);
      if (size > buffer.capacity()) {
        buffer = enlarge(buffer, size);
      }
      fill(in, buffer, size, source);
      requireNothingAfter(buffer, size, source);
      return Arrays.copyOf(buffer.array(), size);
    } finally {
      Arrays.fill(buffer.array(), (byte) 0);
    }
  }

  /**
   * Reads exactly so many bytes.
   *
   * @throws TransportClosedException if the stream ends before
   */
  public static byte[] readExactly(ReadableByteChannel in, int sizeBytes, String source)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(sizeBytes);
    fill(in, buffer, sizeBytes, source);
    return buffer.array();
  }

  /**
   * Checks a response whose end was known before its header was read.
   *
   * @throws MalformedResponseException if its header's size is not its length
   */
  public static byte[] requireWhole(byte[] response, String source)
      throws MalformedResponseException {
    if (response.length < HEADER_SIZE_BYTES) {
      throw new MalformedResponseException(
          source + " answered with " + response.length + " bytes; a response has at least 10");
    }
    ByteBuffer buffer = ByteBuffer.wrap(response).position(response.length);
    int size = sizeOf(buffer, source);
    if (size != response.length) {
      throw new MalformedResponseException(
          source + " sent " + response.length + " bytes with a header that says " + size);
    }
    return response;
  }

  private static void fill(ReadableByteChannel in, ByteBuffer buffer, int upTo, String source)
      throws IOException {
    while (buffer.position() < upTo) {
      if (in.read(buffer) < 0) {
        throw new TransportClosedException(
            buffer.position() == 0
                ? source + " gave no response"
                : source + " ended after " + buffer.position() + " of " + upTo + " bytes");
      }
    }
  }

  private static int sizeOf(ByteBuffer buffer, String source) throws MalformedResponseException {
    int size = buffer.getInt(SIZE_OFFSET);
    if (size < HEADER_SIZE_BYTES || size > MAXIMUM_SIZE_BYTES) {
      throw new MalformedResponseException(
          source
              + " announced a response of "
              + Integer.toUnsignedString(size)
              + " bytes; it is not a TPM 2.0, or lost step with this program");
    }
    return size;
  }

  private static ByteBuffer enlarge(ByteBuffer buffer, int sizeBytes) {
    ByteBuffer larger = ByteBuffer.allocate(sizeBytes).put(buffer.flip());
    Arrays.fill(buffer.array(), (byte) 0);
    return larger;
  }

  private static void requireNothingAfter(ByteBuffer buffer, int size, String source)
      throws MalformedResponseException {
    if (buffer.position() > size) {
      throw new MalformedResponseException(
          source
              + " sent "
              + (buffer.position() - size)
              + " bytes after the end of its response of "
              + size);
    }
  }
}
