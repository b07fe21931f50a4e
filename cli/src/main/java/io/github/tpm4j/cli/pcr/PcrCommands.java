package io.github.tpm4j.cli.pcr;

import io.github.tpm4j.cli.SubCommands;
import picocli.CommandLine.Command;

/** {@code tpm4j pcr}: Platform Configuration Registers. */
@Command(
    name = "pcr",
    description = "Reads, extends and predicts Platform Configuration Registers (PCR).",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND")
public final class PcrCommands {
  private PcrCommands() {}

  /** Its sub-commands. */
  public static SubCommands commands() {
    return new SubCommands()
        .with("read", PcrRead.class)
        .with("extend", PcrExtend.class)
        .with("predict", PcrPredict.class);
  }
}
