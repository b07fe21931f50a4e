package io.github.tpm4j.tpm12.engine.commands.session;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.session.TerminateHandle;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.session.Sessions;

/** TPM_Terminate_Handle (Part 3, 27.4). */
public final class TerminateHandleCommand
    implements Command<TerminateHandle.Request, TerminateHandle.Response> {

  @Override
  public CommandSpec<TerminateHandle.Request, TerminateHandle.Response> spec() {
    return TerminateHandle.SPEC;
  }

  @Override
  public TerminateHandle.Response execute(TerminateHandle.Request request, Invocation call) {
    Sessions sessions = call.tpm().sessions();
    boolean isThere = sessions.find(request.handle()).isPresent();
    TpmFailure.require(isThere, TpmResult.INVALID_AUTHHANDLE);
    sessions.end(request.handle());
    return new TerminateHandle.Response();
  }
}
