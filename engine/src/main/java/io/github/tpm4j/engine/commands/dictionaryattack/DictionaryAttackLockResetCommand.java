package io.github.tpm4j.engine.commands.dictionaryattack;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackLockReset;

/** TPM2_DictionaryAttackLockReset (Part 3, 25.2): failures are forgotten. */
final class DictionaryAttackLockResetCommand
    implements Command<DictionaryAttackLockReset.Request, DictionaryAttackLockReset.Response> {

  @Override
  public DictionaryAttackLockReset.Response run(
      TpmState tpm, DictionaryAttackLockReset.Request in) {
    tpm.dictionaryAttack().reset();

    return new DictionaryAttackLockReset.Response();
  }
}
