package io.github.tpm4j.tpm12.engine.commands.hash;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.hash.Sha1CompleteExtend;
import io.github.tpm4j.tpm12.engine.commands.pcr.Measured;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.wire.Bytes;

/** TPM_SHA1CompleteExtend (Part 3, 13.4). */
public final class Sha1CompleteExtendCommand
    implements Command<Sha1CompleteExtend.Request, Sha1CompleteExtend.Response> {

  @Override
  public CommandSpec<Sha1CompleteExtend.Request, Sha1CompleteExtend.Response> spec() {
    return Sha1CompleteExtend.SPEC;
  }

  @Override
  public Sha1CompleteExtend.Response execute(Sha1CompleteExtend.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    Bytes digest = tpm.sha1().complete(request.hashData());
    Bytes value = tpm.pcrs().extend(request.pcrNum(), digest, call.locality());
    return new Sha1CompleteExtend.Response(digest, Measured.shown(value, tpm));
  }
}
