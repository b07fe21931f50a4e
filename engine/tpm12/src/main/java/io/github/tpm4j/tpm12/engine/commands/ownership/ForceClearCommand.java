package io.github.tpm4j.tpm12.engine.commands.ownership;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.ownership.ForceClear;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.flags.StClearFlag;
import io.github.tpm4j.tpm12.engine.owner.Clearing;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;

/** TPM_ForceClear (Part 3, 6.3). */
public final class ForceClearCommand implements Command<ForceClear.Request, ForceClear.Response> {

  @Override
  public CommandSpec<ForceClear.Request, ForceClear.Response> spec() {
    return ForceClear.SPEC;
  }

  @Override
  public ForceClear.Response execute(ForceClear.Request request, Invocation call) {
    call.tpm().presence().require();
    boolean isAllowed = !call.tpm().stClear().is(StClearFlag.DISABLE_FORCE_CLEAR);
    TpmFailure.require(isAllowed, TpmResult.CLEAR_DISABLED);
    Clearing.clear(call.tpm());
    return new ForceClear.Response();
  }
}
