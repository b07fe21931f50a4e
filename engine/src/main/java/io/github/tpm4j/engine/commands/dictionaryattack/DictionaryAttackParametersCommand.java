package io.github.tpm4j.engine.commands.dictionaryattack;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackParameters;

/** TPM2_DictionaryAttackParameters (Part 3, 25.3): any numbers, the times in seconds. */
final class DictionaryAttackParametersCommand
    implements Command<DictionaryAttackParameters.Request, DictionaryAttackParameters.Response> {

  @Override
  public DictionaryAttackParameters.Response run(
      TpmState tpm, DictionaryAttackParameters.Request in) {
    tpm.dictionaryAttack()
        .setParameters(in.newMaxTries(), in.newRecoveryTime(), in.lockoutRecovery());

    return new DictionaryAttackParameters.Response();
  }
}
