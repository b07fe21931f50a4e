package io.github.tpm4j.engine.commands.attached;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.attached.AcGetCapability;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_AC_GetCapability (Part 3, 32.2): what an attached component can do, of which this TPM has
 * none.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_VALUE, handle 1</td>
 *     <td>always; where a profile has components' handles, they are not connected</td></tr>
 * </table>
 */
final class AcGetCapabilityCommand
    implements Command<AcGetCapability.Request, AcGetCapability.Response> {

  @Override
  public AcGetCapability.Response run(TpmState tpm, AcGetCapability.Request in) {
    throw new TpmFailure(TpmRc.VALUE.handle(1));
  }
}
