package io.github.tpm4j.engine.commands.capability;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.capability.TestParms;

/** Part 3, 30: capability commands. */
public final class CapabilityCommands {

  private CapabilityCommands() {}

  public static void addTo(CommandTable table) {
    table.add(GetCapability.SPEC, new GetCapabilityCommand());
    table.add(TestParms.SPEC, new TestParmsCommand());
  }
}
