package io.github.tpm4j.engine.commands.management;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.management.SetAlgorithmSet;

/** TPM2_SetAlgorithmSet (Part 3, 26.3): any number; TPM_PT_ALGORITHM_SET tells it. */
final class SetAlgorithmSetCommand
    implements Command<SetAlgorithmSet.Request, SetAlgorithmSet.Response> {

  @Override
  public SetAlgorithmSet.Response run(TpmState tpm, SetAlgorithmSet.Request in) {
    tpm.algorithmSet().set(in.algorithmSet());

    return new SetAlgorithmSet.Response();
  }
}
