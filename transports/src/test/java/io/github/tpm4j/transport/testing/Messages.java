package io.github.tpm4j.transport.testing;

import java.nio.ByteBuffer;

/** Commands and responses for tests. */
public final class Messages {
  /** TPM2_GetRandom of 8 bytes. */
  public static final byte[] GET_RANDOM = {(byte) 0x80, 0x01, 0, 0, 0, 12, 0, 0, 0x01, 0x7b, 0, 8};

  private Messages() {}

  /** A response with TPM_RC_SUCCESS whose body is zeros, or the given bytes. */
  public static byte[] response(byte... body) {
    return responseClaiming(10 + body.length, body);
  }

  /** A response whose header states a size of its own. */
  public static byte[] responseClaiming(int sizeBytes, byte... body) {
    return ByteBuffer.allocate(10 + body.length)
        .putShort((short) 0x8001)
        .putInt(sizeBytes)
        .putInt(0)
        .put(body)
        .array();
  }
}
