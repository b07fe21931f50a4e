package io.github.tpm4j.engine.server.mssim;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The sizes of the largest command and response since they were last asked for, each with the code
 * that its header has. The simulator sends this structure as it lies in its memory.
 */
final class LargestMessages {
  private static final int CODE_OFFSET = 6;
  private static final int HEADER_SIZE_BYTES = 10;

  private int commandSizeBytes;
  private int commandCode;
  private int responseSizeBytes;
  private int responseCode;

  synchronized void saw(byte[] command, byte[] response) {
    if (command.length > commandSizeBytes) {
      commandSizeBytes = command.length;
      commandCode = code(command);
    }
    if (response.length > responseSizeBytes) {
      responseSizeBytes = response.length;
      responseCode = code(response);
    }
  }

  private static int code(byte[] message) {
    return message.length < HEADER_SIZE_BYTES ? 0 : ByteBuffer.wrap(message).getInt(CODE_OFFSET);
  }

  /** Sizes are little-endian, codes as in the messages. */
  synchronized byte[] take() {
    ByteBuffer all = ByteBuffer.allocate(4 * Integer.BYTES);
    all.order(ByteOrder.LITTLE_ENDIAN).putInt(commandSizeBytes);
    all.order(ByteOrder.BIG_ENDIAN).putInt(commandCode);
    all.order(ByteOrder.LITTLE_ENDIAN).putInt(responseSizeBytes);
    all.order(ByteOrder.BIG_ENDIAN).putInt(responseCode);
    commandSizeBytes = 0;
    responseSizeBytes = 0;
    commandCode = 0;
    responseCode = 0;
    return all.array();
  }
}
