package io.github.tpm4j.engine.commands.audit;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.audit.SetCommandCodeAuditStatus;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 21: command audit. */
public final class AuditCommands {

  private AuditCommands() {}

  public static void addTo(CommandTable table) {
    table.add(
        TpmCc.SET_COMMAND_CODE_AUDIT_STATUS,
        () ->
            new CommandEntry<>(
                SetCommandCodeAuditStatus.SPEC, new SetCommandCodeAuditStatusCommand()));
  }
}
