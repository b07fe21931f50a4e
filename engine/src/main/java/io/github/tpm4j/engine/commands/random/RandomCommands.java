package io.github.tpm4j.engine.commands.random;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.random.StirRandom;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 16: the random number generator. */
public final class RandomCommands {

  private RandomCommands() {}

  public static void addTo(CommandTable table) {
    table.add(TpmCc.GET_RANDOM, () -> new CommandEntry<>(GetRandom.SPEC, new GetRandomCommand()));
    table.add(
        TpmCc.STIR_RANDOM, () -> new CommandEntry<>(StirRandom.SPEC, new StirRandomCommand()));
  }
}
