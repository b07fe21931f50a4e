package io.github.tpm4j.engine.commands.random;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.random.StirRandom;

/** Part 3, 16: the random number generator. */
public final class RandomCommands {

  private RandomCommands() {}

  public static void addTo(CommandTable table) {
    table.add(GetRandom.SPEC, new GetRandomCommand());
    table.add(StirRandom.SPEC, new StirRandomCommand());
  }
}
