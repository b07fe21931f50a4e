package io.github.tpm4j.engine.commands.random;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.random.StirRandom;

/** TPM2_StirRandom (Part 3, 16.2). */
final class StirRandomCommand implements Command<StirRandom.Request, StirRandom.Response> {

  @Override
  public StirRandom.Response run(TpmState tpm, StirRandom.Request in) {
    tpm.random().stir(in.inData().borrow());
    return new StirRandom.Response();
  }
}
