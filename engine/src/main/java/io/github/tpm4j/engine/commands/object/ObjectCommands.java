package io.github.tpm4j.engine.commands.object;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.object.Unseal;

/** Part 3, 12: object commands. */
public final class ObjectCommands {

  private ObjectCommands() {}

  public static void addTo(CommandTable table) {
    table.add(Create.SPEC, new CreateCommand());
    table.add(Load.SPEC, new LoadCommand());
    table.add(ReadPublic.SPEC, new ReadPublicCommand());
    table.add(Unseal.SPEC, new UnsealCommand());
  }
}
