package io.github.tpm4j.engine.commands.audit;

import io.github.tpm4j.engine.audit.CommandAudit;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.audit.SetCommandCodeAuditStatus;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.TpmlCc;
import java.util.HashSet;
import java.util.Set;

/**
 * TPM2_SetCommandCodeAuditStatus (Part 3, 21.2): which commands are audited, or by which hash.
 * Commands that this TPM does not have are passed over, and so is TPM2_Shutdown, which is never
 * audited, and the clearing of this command, which always is.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_VALUE, parameter 1</td>
 *     <td>auditAlg changes, and one of the lists is not empty</td></tr>
 * </table>
 */
final class SetCommandCodeAuditStatusCommand
    implements Command<SetCommandCodeAuditStatus.Request, SetCommandCodeAuditStatus.Response> {

  @Override
  public SetCommandCodeAuditStatus.Response run(
      TpmState tpm, SetCommandCodeAuditStatus.Request in) {
    CommandAudit audit = tpm.commandAudit();
    boolean changesHash =
        !in.auditAlg().equals(TpmAlg.NULL) && !in.auditAlg().equals(audit.hash().id());
    boolean changesList =
        !in.setList().commandCodes().isEmpty() || !in.clearList().commandCodes().isEmpty();
    TpmFailure.require(!changesHash || !changesList, TpmRc.VALUE.parameter(1));

    if (changesHash) {
      audit.setHash(HashAlgorithm.of(in.auditAlg()));
    } else if (changesList) {
      audit.change(
          present(tpm, in.setList(), TpmCc.SHUTDOWN),
          present(tpm, in.clearList(), TpmCc.SET_COMMAND_CODE_AUDIT_STATUS));
    }

    return new SetCommandCodeAuditStatus.Response();
  }

  private static Set<TpmCc> present(TpmState tpm, TpmlCc list, TpmCc exception) {
    Set<TpmCc> present = new HashSet<>(list.commandCodes());
    present.removeIf(code -> code.equals(exception) || !tpm.commands().has(code));
    return present;
  }
}
