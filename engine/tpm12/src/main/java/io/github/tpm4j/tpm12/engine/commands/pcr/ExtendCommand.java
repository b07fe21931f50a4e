package io.github.tpm4j.tpm12.engine.commands.pcr;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.wire.Bytes;

/** TPM_Extend (Part 3, 16.1). */
public final class ExtendCommand implements Command<Extend.Request, Extend.Response> {

  @Override
  public CommandSpec<Extend.Request, Extend.Response> spec() {
    return Extend.SPEC;
  }

  @Override
  public Extend.Response execute(Extend.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    Bytes value = tpm.pcrs().extend(request.pcrNum(), request.inDigest(), call.locality());
    return new Extend.Response(Measured.shown(value, tpm));
  }
}
