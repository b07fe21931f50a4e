package io.github.tpm4j.cli.pcr;

import picocli.CommandLine.Command;

/** {@code tpm4j pcr}: Platform Configuration Registers. */
@Command(
    name = "pcr",
    description = "Reads, extends and predicts Platform Configuration Registers (PCR).",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {PcrRead.class, PcrExtend.class, PcrPredict.class})
public final class PcrCommands {
  private PcrCommands() {}
}
