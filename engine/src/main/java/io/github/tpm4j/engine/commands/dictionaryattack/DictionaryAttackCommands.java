package io.github.tpm4j.engine.commands.dictionaryattack;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackLockReset;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackParameters;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 25: dictionary attack functions. */
public final class DictionaryAttackCommands {

  private DictionaryAttackCommands() {}

  public static void addTo(CommandTable table) {
    table.add(
        TpmCc.DICTIONARY_ATTACK_LOCK_RESET,
        () ->
            new CommandEntry<>(
                DictionaryAttackLockReset.SPEC, new DictionaryAttackLockResetCommand()));
    table.add(
        TpmCc.DICTIONARY_ATTACK_PARAMETERS,
        () ->
            new CommandEntry<>(
                DictionaryAttackParameters.SPEC, new DictionaryAttackParametersCommand()));
  }
}
