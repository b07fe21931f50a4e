package io.github.tpm4j.engine.commands.hierarchy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.hierarchy.ClearControl;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;

/**
 * TPM2_ClearControl (Part 3, 24.7): whether TPM2_Clear works; only the platform can allow it again.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_AUTH_FAIL</td><td>lockoutAuth, and disable is NO</td></tr>
 * </table>
 */
final class ClearControlCommand implements Command<ClearControl.Request, ClearControl.Response> {

  @Override
  public ClearControl.Response run(TpmState tpm, ClearControl.Request in) {
    boolean byLockout = in.auth().equals(TpmHandle.LOCKOUT);
    TpmFailure.require(!byLockout || in.disable(), TpmRc.AUTH_FAIL);

    tpm.hierarchies().setClearDisabled(in.disable());

    return new ClearControl.Response();
  }
}
