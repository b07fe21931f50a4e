package io.github.tpm4j.engine.commands.dictionaryattack;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackLockReset;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackParameters;

/** Part 3, 25: dictionary attack functions. */
public final class DictionaryAttackCommands {

  private DictionaryAttackCommands() {}

  public static void addTo(CommandTable table) {
    table.add(DictionaryAttackLockReset.SPEC, new DictionaryAttackLockResetCommand());
    table.add(DictionaryAttackParameters.SPEC, new DictionaryAttackParametersCommand());
  }
}
