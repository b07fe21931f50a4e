package io.github.tpm4j.tpm12.engine.commands.pcr;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.pcr.PcrRead;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_PCRRead (Part 3, 16.2). */
public final class PcrReadCommand implements Command<PcrRead.Request, PcrRead.Response> {

  @Override
  public CommandSpec<PcrRead.Request, PcrRead.Response> spec() {
    return PcrRead.SPEC;
  }

  @Override
  public PcrRead.Response execute(PcrRead.Request request, Invocation call) {
    return new PcrRead.Response(call.tpm().pcrs().value(request.pcrIndex()));
  }
}
