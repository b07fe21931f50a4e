package io.github.tpm4j.engine.commands.attached;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.attached.AcSend;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_AC_Send (Part 3, 32.3): sends an object to an attached component, of which this TPM has
 * none.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_VALUE, handle 3</td>
 *     <td>always; where a profile has components' handles, they are not connected</td></tr>
 * </table>
 */
final class AcSendCommand implements Command<AcSend.Request, AcSend.Response> {

  @Override
  public AcSend.Response run(TpmState tpm, AcSend.Request in) {
    throw new TpmFailure(TpmRc.VALUE.handle(3));
  }
}
