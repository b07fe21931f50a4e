package io.github.tpm4j.engine.commands.management;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.management.PpCommands;
import io.github.tpm4j.tss.commands.management.SetAlgorithmSet;

/** Part 3, 26: miscellaneous management functions. */
public final class ManagementCommands {

  private ManagementCommands() {}

  public static void addTo(CommandTable table) {
    table.add(PpCommands.SPEC, new PpCommandsCommand());
    table.add(SetAlgorithmSet.SPEC, new SetAlgorithmSetCommand());
  }
}
