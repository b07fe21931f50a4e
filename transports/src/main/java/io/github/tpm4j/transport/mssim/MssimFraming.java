package io.github.tpm4j.transport.mssim;

import io.github.tpm4j.transport.MalformedResponseException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.framing.ResponseReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * The frames of the Microsoft TPM simulator's command port; all integers are big-endian.
 *
 * <p>A command is {@code u32 8, u8 locality, u32 length, bytes}; its answer {@code u32 length,
 * bytes, u32 0}.
 */
final class MssimFraming {
  private static final int TPM_SEND_COMMAND = 8;
  private static final int REMOTE_HANDSHAKE = 15;
  private static final int TPM_SESSION_END = 20;
  private static final int CLIENT_VERSION = 1;

  /** Server version, flags, and the acknowledging zero. */
  private static final int HANDSHAKE_ANSWER_SIZE_BYTES = 3 * Integer.BYTES;

  private MssimFraming() {}

  static byte[] handshake() {
    return ByteBuffer.allocate(2 * Integer.BYTES)
        .putInt(REMOTE_HANDSHAKE)
        .putInt(CLIENT_VERSION)
        .array();
  }

  static byte[] commandEnvelope(int locality, int commandSizeBytes) {
    return ByteBuffer.allocate(2 * Integer.BYTES + 1)
        .putInt(TPM_SEND_COMMAND)
        .put((byte) locality)
        .putInt(commandSizeBytes)
        .array();
  }

  static byte[] sessionEnd() {
    return ByteBuffer.allocate(Integer.BYTES).putInt(TPM_SESSION_END).array();
  }

  static void readHandshake(ReadableByteChannel in, String source) throws IOException {
    ByteBuffer answer =
        ByteBuffer.wrap(ResponseReader.readExactly(in, HANDSHAKE_ANSWER_SIZE_BYTES, source));
    int version = answer.getInt();
    answer.getInt(); // flags: what the platform port can do beyond power and NV
    if (version < CLIENT_VERSION || answer.getInt() != 0) {
      throw new MalformedResponseException(
          source + " did not answer the handshake of the simulator's protocol, version 1");
    }
  }

  static byte[] readResponse(ReadableByteChannel in, String source) throws IOException {
    int length = readInt(in, source);
    if (length < 0 || length > ResponseReader.MAXIMUM_SIZE_BYTES) {
      throw new MalformedResponseException(
          source + " announced a frame of " + Integer.toUnsignedString(length) + " bytes");
    }
    byte[] response = ResponseReader.readExactly(in, length, source);
    requireZero(readInt(in, source), source, "a command");
    if (length == 0) {
      throw new TransportException(source + " gave no response: its TPM is powered off");
    }
    return ResponseReader.requireWhole(response, source);
  }

  static void requireZero(int result, String source, String request) throws TransportException {
    if (result != 0) {
      throw new TransportException(
          String.format("%s refused %s (result 0x%x)", source, request, result));
    }
  }

  static int readInt(ReadableByteChannel in, String source) throws IOException {
    return ByteBuffer.wrap(ResponseReader.readExactly(in, Integer.BYTES, source)).getInt();
  }
}
