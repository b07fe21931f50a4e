package io.github.tpm4j.engine.commands.duplication;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.duplication.Duplicate;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.commands.duplication.Rewrap;

/** Part 3, 13: duplication commands. */
public final class DuplicationCommands {

  private DuplicationCommands() {}

  public static void addTo(CommandTable table) {
    table.add(Duplicate.SPEC, new DuplicateCommand());
    table.add(Rewrap.SPEC, new RewrapCommand());
    table.add(Import.SPEC, new ImportCommand());
  }
}
