package io.github.tpm4j.tpm12.engine.server;

import io.github.tpm4j.engine.server.PowerCommands;
import io.github.tpm4j.engine.server.StartupKind;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.pipeline.CommandPipeline;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.List;
import java.util.Optional;

/** Those of a TPM 1.2 (Part 3, 3). */
final class Tpm12PowerCommands implements PowerCommands {
  private static final int TAG_RQU_COMMAND = 0x00C1;
  private static final int SIZE_BYTES = 12;

  /** TPM_ST_CLEAR; the others follow. */
  private static final int ST_CLEAR = 1;

  @Override
  public Optional<byte[]> startup(StartupKind kind) {
    TpmWriter out = new TpmWriter();
    out.u16(TAG_RQU_COMMAND).u32(SIZE_BYTES).u32(TpmOrd.STARTUP.value());
    return Optional.of(out.u16(ST_CLEAR + kind.ordinal()).toByteArray());
  }

  /** A TPM 1.2 saves its state only if it is asked to (TPM_SaveState), as swtpm's. */
  @Override
  public List<byte[]> shutdowns() {
    return List.of();
  }

  @Override
  public boolean isShutdown(byte[] command) {
    return false;
  }

  @Override
  public byte[] off() {
    return CommandPipeline.error(TpmResult.FAIL);
  }

  @Override
  public String name(StartupKind kind) {
    return "TPM_Startup(" + kind + ")";
  }

  @Override
  public String codeName(int responseCode) {
    return TpmResult.of(responseCode)
        .map(code -> "TPM_" + code.name())
        .orElse("0x" + Integer.toHexString(responseCode));
  }
}
