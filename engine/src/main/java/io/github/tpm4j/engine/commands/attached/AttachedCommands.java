package io.github.tpm4j.engine.commands.attached;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.attached.AcGetCapability;
import io.github.tpm4j.tss.commands.attached.AcSend;
import io.github.tpm4j.tss.commands.attached.PolicyAcSendSelect;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 32: attached components. */
public final class AttachedCommands {

  private AttachedCommands() {}

  public static void addTo(CommandTable table) {
    table.add(
        TpmCc.AC_GET_CAPABILITY,
        () -> new CommandEntry<>(AcGetCapability.SPEC, new AcGetCapabilityCommand()));
    table.add(TpmCc.AC_SEND, () -> new CommandEntry<>(AcSend.SPEC, new AcSendCommand()));
    table.add(
        TpmCc.POLICY_AC_SEND_SELECT,
        () -> new CommandEntry<>(PolicyAcSendSelect.SPEC, new PolicyAcSendSelectCommand()));
  }
}
