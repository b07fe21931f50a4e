package io.github.tpm4j.engine.server;

import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.constants.TpmSu;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Those of a TPM 2.0 (Part 3, 9). */
public final class Tpm2PowerCommands implements PowerCommands {
  private static final int HEADER_SIZE_BYTES = 10;

  /** TPM_RC_FAILURE: what a TPM that is off would say if it could, and QEMU waits for it. */
  private static final byte[] OFF = HexFormat.of().parseHex("80010000000a00000101");

  @Override
  public Optional<byte[]> startup(StartupKind kind) {
    return switch (kind) {
      case CLEAR -> Optional.of(command(TpmCc.STARTUP, TpmSu.CLEAR));
      case STATE -> Optional.of(command(TpmCc.STARTUP, TpmSu.STATE));
      case DEACTIVATED -> Optional.empty();
    };
  }

  @Override
  public List<byte[]> shutdowns() {
    return List.of(command(TpmCc.SHUTDOWN, TpmSu.STATE), command(TpmCc.SHUTDOWN, TpmSu.CLEAR));
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

  @Override
  public boolean isShutdown(byte[] command) {
    return command.length >= HEADER_SIZE_BYTES
        && ByteBuffer.wrap(command).getInt(CODE_OFFSET) == TpmCc.SHUTDOWN.value();
  }

  @Override
  public byte[] off() {
    return OFF.clone();
  }

  @Override
  public String name(StartupKind kind) {
    return "TPM2_Startup(" + kind + ")";
  }

  @Override
  public String codeName(int responseCode) {
    return new TpmRc(responseCode).toString();
  }
}
