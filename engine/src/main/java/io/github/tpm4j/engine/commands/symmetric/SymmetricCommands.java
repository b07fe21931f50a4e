package io.github.tpm4j.engine.commands.symmetric;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.symmetric.Hash;

/** Part 3, 15: symmetric primitives. */
public final class SymmetricCommands {

  private SymmetricCommands() {}

  public static void addTo(CommandTable table) {
    table.add(Hash.SPEC, new HashCommand());
  }
}
