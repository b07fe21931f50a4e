package io.github.tpm4j.engine.commands.hierarchy;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;

/** Part 3, 24: hierarchy commands. */
public final class HierarchyCommands {

  private HierarchyCommands() {}

  public static void addTo(CommandTable table) {
    table.add(CreatePrimary.SPEC, new CreatePrimaryCommand());
  }
}
