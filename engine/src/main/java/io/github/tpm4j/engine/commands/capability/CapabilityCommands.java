package io.github.tpm4j.engine.commands.capability;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.capability.SetCapability;
import io.github.tpm4j.tss.commands.capability.TestParms;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 30: capability commands. */
public final class CapabilityCommands {

  private CapabilityCommands() {}

  public static void addTo(CommandTable table) {
    table.add(
        TpmCc.GET_CAPABILITY,
        () -> new CommandEntry<>(GetCapability.SPEC, new GetCapabilityCommand()));
    table.add(
        TpmCc.SET_CAPABILITY,
        () -> new CommandEntry<>(SetCapability.SPEC, new SetCapabilityCommand()));
    table.add(TpmCc.TEST_PARMS, () -> new CommandEntry<>(TestParms.SPEC, new TestParmsCommand()));
  }
}
