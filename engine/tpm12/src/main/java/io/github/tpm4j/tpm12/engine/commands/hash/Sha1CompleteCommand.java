package io.github.tpm4j.tpm12.engine.commands.hash;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.hash.Sha1Complete;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_SHA1Complete (Part 3, 13.3). */
public final class Sha1CompleteCommand
    implements Command<Sha1Complete.Request, Sha1Complete.Response> {

  @Override
  public CommandSpec<Sha1Complete.Request, Sha1Complete.Response> spec() {
    return Sha1Complete.SPEC;
  }

  @Override
  public Sha1Complete.Response execute(Sha1Complete.Request request, Invocation call) {
    return new Sha1Complete.Response(call.tpm().sha1().complete(request.hashData()));
  }
}
