package io.github.tpm4j.engine.commands.audit;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.audit.SetCommandCodeAuditStatus;

/** Part 3, 21: command audit. */
public final class AuditCommands {

  private AuditCommands() {}

  public static void addTo(CommandTable table) {
    table.add(SetCommandCodeAuditStatus.SPEC, new SetCommandCodeAuditStatusCommand());
  }
}
