package io.github.tpm4j.engine.commands.management;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.management.PpCommands;
import io.github.tpm4j.tss.commands.management.SetAlgorithmSet;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 26: miscellaneous management functions. */
public final class ManagementCommands {

  private ManagementCommands() {}

  public static void addTo(CommandTable table) {
    table.add(
        TpmCc.PP_COMMANDS, () -> new CommandEntry<>(PpCommands.SPEC, new PpCommandsCommand()));
    table.add(
        TpmCc.SET_ALGORITHM_SET,
        () -> new CommandEntry<>(SetAlgorithmSet.SPEC, new SetAlgorithmSetCommand()));
  }
}
