package io.github.tpm4j.tpm12.engine.commands.management;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.management.ResetLockValue;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.attack.Defence;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;

/** TPM_ResetLockValue (Part 3, 9.3). */
public final class ResetLockValueCommand
    implements Command<ResetLockValue.Request, ResetLockValue.Response> {

  @Override
  public CommandSpec<ResetLockValue.Request, ResetLockValue.Response> spec() {
    return ResetLockValue.SPEC;
  }

  @Override
  public ResetLockValue.Response execute(ResetLockValue.Request request, Invocation call) {
    Defence defence = call.tpm().defence();
    defence.requireResettable();
    try {
      call.authorizeOwner(0);
    } catch (TpmFailure e) {
      if (e.code() == TpmResult.AUTHFAIL) {
        defence.disableReset();
      }
      throw e;
    }
    defence.reset();
    return new ResetLockValue.Response();
  }
}
