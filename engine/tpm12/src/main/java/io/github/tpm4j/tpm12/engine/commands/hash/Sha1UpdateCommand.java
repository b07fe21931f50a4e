package io.github.tpm4j.tpm12.engine.commands.hash;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.hash.Sha1Update;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_SHA1Update (Part 3, 13.2). */
public final class Sha1UpdateCommand implements Command<Sha1Update.Request, Sha1Update.Response> {

  @Override
  public CommandSpec<Sha1Update.Request, Sha1Update.Response> spec() {
    return Sha1Update.SPEC;
  }

  @Override
  public Sha1Update.Response execute(Sha1Update.Request request, Invocation call) {
    call.tpm().sha1().update(request.hashData());
    return new Sha1Update.Response();
  }
}
