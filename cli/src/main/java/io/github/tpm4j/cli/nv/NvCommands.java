package io.github.tpm4j.cli.nv;

import io.github.tpm4j.cli.SubCommands;
import picocli.CommandLine.Command;

/** {@code tpm4j nv}: small data in the TPM's own memory. */
@Command(
    name = "nv",
    description = "Keeps small data in the TPM's own memory (NV Indices).",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND")
public final class NvCommands {
  private NvCommands() {}

  /** Its sub-commands. */
  public static SubCommands commands() {
    return new SubCommands()
        .with("list", NvList.class)
        .with("define", NvDefine.class)
        .with("read", NvRead.class)
        .with("write", NvWrite.class)
        .with("increment", NvIncrement.class)
        .with("set-bits", NvSetBits.class)
        .with("extend", NvExtend.class)
        .with("lock", NvLock.class)
        .with("undefine", NvUndefine.class);
  }
}
