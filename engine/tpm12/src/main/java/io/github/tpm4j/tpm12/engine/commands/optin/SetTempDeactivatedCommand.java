package io.github.tpm4j.tpm12.engine.commands.optin;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.optin.SetTempDeactivated;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.flags.StClearFlag;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.PermanentFlag;

/** TPM_SetTempDeactivated (Part 3, 5.6). */
public final class SetTempDeactivatedCommand
    implements Command<SetTempDeactivated.Request, SetTempDeactivated.Response> {

  @Override
  public CommandSpec<SetTempDeactivated.Request, SetTempDeactivated.Response> spec() {
    return SetTempDeactivated.SPEC;
  }

  @Override
  public SetTempDeactivated.Response execute(SetTempDeactivated.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    if (call.sessions() == 0) {
      tpm.presence().require();
    } else {
      TpmFailure.require(tpm.flags().is(PermanentFlag.OPERATOR), TpmResult.NOOPERATOR);
      call.authorizeByOiap(0, tpm.operator().entity());
    }
    tpm.stClear().set(StClearFlag.DEACTIVATED, true);
    return new SetTempDeactivated.Response();
  }
}
