package io.github.tpm4j.engine.server;

import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.constants.TpmSu;
import java.nio.ByteBuffer;

/** The commands that a machine sends by itself when it starts and stops (Part 3, 9). */
final class PowerCommand {
  private static final int HEADER_SIZE_BYTES = 10;

  /** Of the command code in a command, and of the response code in a response. */
  private static final int CODE_OFFSET = 6;

  private static final int SUCCESS = 0;

  private PowerCommand() {}

  static byte[] startup(TpmSu type) {
    return command(TpmCc.STARTUP, type);
  }

  static byte[] shutdown(TpmSu type) {
    return command(TpmCc.SHUTDOWN, type);
  }

  private static byte[] command(TpmCc code, TpmSu type) {
    int size = HEADER_SIZE_BYTES + Short.BYTES;
    return ByteBuffer.allocate(size)
        .putShort((short) TpmSt.NO_SESSIONS.value())
        .putInt(size)
        .putInt(code.value())
        .putShort((short) type.value())
        .array();
  }

  static boolean isShutdown(byte[] command) {
    return command.length >= HEADER_SIZE_BYTES
        && ByteBuffer.wrap(command).getInt(CODE_OFFSET) == TpmCc.SHUTDOWN.value();
  }

  static int responseCode(byte[] response) {
    return ByteBuffer.wrap(response).getInt(CODE_OFFSET);
  }

  static boolean isSuccess(byte[] response) {
    return responseCode(response) == SUCCESS;
  }
}
