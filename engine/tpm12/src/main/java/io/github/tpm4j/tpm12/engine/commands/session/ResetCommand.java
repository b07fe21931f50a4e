package io.github.tpm4j.tpm12.engine.commands.session;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.session.Reset;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_Reset (Part 3, 27.5). */
public final class ResetCommand implements Command<Reset.Request, Reset.Response> {

  @Override
  public CommandSpec<Reset.Request, Reset.Response> spec() {
    return Reset.SPEC;
  }

  @Override
  public Reset.Response execute(Reset.Request request, Invocation call) {
    call.tpm().sessions().endAll();
    return new Reset.Response();
  }
}
