package io.github.tpm4j.engine.commands.duplication;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.duplication.Duplicate;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.commands.duplication.Rewrap;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 13: duplication commands. */
public final class DuplicationCommands {

  private DuplicationCommands() {}

  public static void addTo(CommandTable table) {
    table.add(TpmCc.DUPLICATE, () -> new CommandEntry<>(Duplicate.SPEC, new DuplicateCommand()));
    table.add(TpmCc.REWRAP, () -> new CommandEntry<>(Rewrap.SPEC, new RewrapCommand()));
    table.add(TpmCc.IMPORT, () -> new CommandEntry<>(Import.SPEC, new ImportCommand()));
  }
}
