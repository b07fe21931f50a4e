package io.github.tpm4j.tpm12.engine.commands.ownership;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.ownership.OwnerClear;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.owner.Clearing;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.PermanentFlag;

/** TPM_OwnerClear (Part 3, 6.2). */
public final class OwnerClearCommand implements Command<OwnerClear.Request, OwnerClear.Response> {

  @Override
  public CommandSpec<OwnerClear.Request, OwnerClear.Response> spec() {
    return OwnerClear.SPEC;
  }

  @Override
  public OwnerClear.Response execute(OwnerClear.Request request, Invocation call) {
    call.authorizeOwner(0);
    boolean isAllowed = !call.tpm().flags().is(PermanentFlag.DISABLE_OWNER_CLEAR);
    TpmFailure.require(isAllowed, TpmResult.CLEAR_DISABLED);
    Clearing.clear(call.tpm());
    call.endSession(0);
    return new OwnerClear.Response();
  }
}
