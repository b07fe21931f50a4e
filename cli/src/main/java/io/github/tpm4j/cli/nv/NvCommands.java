package io.github.tpm4j.cli.nv;

import picocli.CommandLine.Command;

/** {@code tpm4j nv}: small data in the TPM's own memory. */
@Command(
    name = "nv",
    description = "Keeps small data in the TPM's own memory (NV Indices).",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      NvList.class,
      NvDefine.class,
      NvRead.class,
      NvWrite.class,
      NvIncrement.class,
      NvSetBits.class,
      NvExtend.class,
      NvLock.class,
      NvUndefine.class
    })
public final class NvCommands {
  private NvCommands() {}
}
