package io.github.tpm4j.tpm12.engine.commands.optin;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.optin.SetOwnerInstall;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.structures.PermanentFlag;

/** TPM_SetOwnerInstall (Part 3, 5.1). */
public final class SetOwnerInstallCommand
    implements Command<SetOwnerInstall.Request, SetOwnerInstall.Response> {

  @Override
  public CommandSpec<SetOwnerInstall.Request, SetOwnerInstall.Response> spec() {
    return SetOwnerInstall.SPEC;
  }

  @Override
  public SetOwnerInstall.Response execute(SetOwnerInstall.Request request, Invocation call) {
    // With an owner it succeeds, and does nothing.
    if (!call.tpm().owner().isInstalled()) {
      call.tpm().presence().require();
      call.tpm().flags().set(PermanentFlag.OWNERSHIP, request.state());
    }
    return new SetOwnerInstall.Response();
  }
}
