package io.github.tpm4j.cli.fleet;

import io.github.tpm4j.cli.SubCommands;
import picocli.CommandLine.Command;

/** {@code tpm4j fleet}: the TPMs that {@code tpm4j serve fleet} serves. */
@Command(
    name = "fleet",
    description = "Adds, removes and lists the TPMs that 'tpm4j serve fleet' serves.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND")
public final class FleetCommands {
  private FleetCommands() {}

  /** Its sub-commands. */
  public static SubCommands commands() {
    return new SubCommands()
        .with("add", FleetAdd.class)
        .with("remove", FleetRemove.class)
        .with("list", FleetList.class);
  }
}
