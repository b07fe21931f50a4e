package io.github.tpm4j.engine.commands.ephemeral;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.ephemeral.Commit;
import io.github.tpm4j.tss.commands.ephemeral.EcEphemeral;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 19: ephemeral EC keys. */
public final class EphemeralCommands {

  private EphemeralCommands() {}

  public static void addTo(CommandTable table) {
    table.add(TpmCc.COMMIT, () -> new CommandEntry<>(Commit.SPEC, new CommitCommand()));
    table.add(
        TpmCc.EC_EPHEMERAL, () -> new CommandEntry<>(EcEphemeral.SPEC, new EcEphemeralCommand()));
  }
}
