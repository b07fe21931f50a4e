package io.github.tpm4j.tpm12.engine.commands.ownership;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.ownership.DisableOwnerClear;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.structures.PermanentFlag;

/** TPM_DisableOwnerClear (Part 3, 6.4). */
public final class DisableOwnerClearCommand
    implements Command<DisableOwnerClear.Request, DisableOwnerClear.Response> {

  @Override
  public CommandSpec<DisableOwnerClear.Request, DisableOwnerClear.Response> spec() {
    return DisableOwnerClear.SPEC;
  }

  @Override
  public DisableOwnerClear.Response execute(DisableOwnerClear.Request request, Invocation call) {
    call.authorizeOwner(0);
    call.tpm().flags().set(PermanentFlag.DISABLE_OWNER_CLEAR, true);
    return new DisableOwnerClear.Response();
  }
}
