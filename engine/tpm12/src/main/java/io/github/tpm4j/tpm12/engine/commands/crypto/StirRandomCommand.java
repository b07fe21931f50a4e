package io.github.tpm4j.tpm12.engine.commands.crypto;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.crypto.StirRandom;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import java.util.Arrays;

/** TPM_StirRandom (Part 3, 13.7). */
public final class StirRandomCommand implements Command<StirRandom.Request, StirRandom.Response> {

  @Override
  public CommandSpec<StirRandom.Request, StirRandom.Response> spec() {
    return StirRandom.SPEC;
  }

  @Override
  public StirRandom.Response execute(StirRandom.Request request, Invocation call) {
    byte[] data = request.inData().toArray();
    call.tpm().random().stir(data);
    Arrays.fill(data, (byte) 0);
    return new StirRandom.Response();
  }
}
