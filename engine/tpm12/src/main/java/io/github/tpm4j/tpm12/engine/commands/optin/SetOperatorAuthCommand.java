package io.github.tpm4j.tpm12.engine.commands.optin;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.optin.SetOperatorAuth;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.structures.PermanentFlag;

/** TPM_SetOperatorAuth (Part 3, 5.7). */
public final class SetOperatorAuthCommand
    implements Command<SetOperatorAuth.Request, SetOperatorAuth.Response> {

  @Override
  public CommandSpec<SetOperatorAuth.Request, SetOperatorAuth.Response> spec() {
    return SetOperatorAuth.SPEC;
  }

  @Override
  public SetOperatorAuth.Response execute(SetOperatorAuth.Request request, Invocation call) {
    call.tpm().presence().require();
    call.tpm().operator().setSecret(request.operatorAuth().toArray());
    call.tpm().flags().set(PermanentFlag.OPERATOR, true);
    return new SetOperatorAuth.Response();
  }
}
