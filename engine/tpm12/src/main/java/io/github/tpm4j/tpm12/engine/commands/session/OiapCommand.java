package io.github.tpm4j.tpm12.engine.commands.session;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.session.Oiap;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.session.AuthSession;

/** TPM_OIAP (Part 3, 18.1). */
public final class OiapCommand implements Command<Oiap.Request, Oiap.Response> {

  @Override
  public CommandSpec<Oiap.Request, Oiap.Response> spec() {
    return Oiap.SPEC;
  }

  @Override
  public Oiap.Response execute(Oiap.Request request, Invocation call) {
    AuthSession session = call.tpm().sessions().oiap();
    return new Oiap.Response(session.handle(), session.nonceEven());
  }
}
