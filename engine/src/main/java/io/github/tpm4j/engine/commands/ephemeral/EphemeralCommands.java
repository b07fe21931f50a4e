package io.github.tpm4j.engine.commands.ephemeral;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.ephemeral.Commit;
import io.github.tpm4j.tss.commands.ephemeral.EcEphemeral;

/** Part 3, 19: ephemeral EC keys. */
public final class EphemeralCommands {

  private EphemeralCommands() {}

  public static void addTo(CommandTable table) {
    table.add(Commit.SPEC, new CommitCommand());
    table.add(EcEphemeral.SPEC, new EcEphemeralCommand());
  }
}
