package io.github.tpm4j.engine.commands.contextmanagement;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;

/**
 * TPM2_FlushContext (Part 3, 28.4).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_HANDLE, parameter 1</td><td>nothing with this handle is loaded or saved</td></tr>
 * </table>
 */
final class FlushContextCommand implements Command<FlushContext.Request, FlushContext.Response> {

  @Override
  public FlushContext.Response run(TpmState tpm, FlushContext.Request in) {
    TpmHandle handle = in.flushHandle();
    boolean isObject = handle.is(TpmHt.TRANSIENT);
    boolean isPresent =
        isObject
            ? tpm.objects().findTransient(handle).isPresent()
            : tpm.sessions().isLoadedOrSaved(handle);
    TpmFailure.require(isPresent, TpmRc.HANDLE.parameter(1));

    if (isObject) {
      tpm.objects().flush(handle);
    } else {
      tpm.flushSession(handle);
    }

    return new FlushContext.Response();
  }
}
