package io.github.tpm4j.tpm12.engine.commands.optin;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.optin.OwnerSetDisable;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.structures.PermanentFlag;

/** TPM_OwnerSetDisable (Part 3, 5.2). */
public final class OwnerSetDisableCommand
    implements Command<OwnerSetDisable.Request, OwnerSetDisable.Response> {

  @Override
  public CommandSpec<OwnerSetDisable.Request, OwnerSetDisable.Response> spec() {
    return OwnerSetDisable.SPEC;
  }

  @Override
  public OwnerSetDisable.Response execute(OwnerSetDisable.Request request, Invocation call) {
    call.authorizeOwner(0);
    call.tpm().flags().set(PermanentFlag.DISABLE, request.disableState());
    return new OwnerSetDisable.Response();
  }
}
