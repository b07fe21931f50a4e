package io.github.tpm4j.engine.commands.hierarchy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * TPM2_Clear (Part 3, 24.6): the end of an ownership.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_DISABLED</td><td>TPM2_ClearControl has disabled it</td></tr>
 * </table>
 */
final class ClearCommand implements Command<Clear.Request, Clear.Response> {

  @Override
  public Clear.Response run(TpmState tpm, Clear.Request in) {
    TpmFailure.require(!tpm.hierarchies().isClearDisabled(), TpmRc.DISABLED);

    tpm.objects().removeHierarchy(TpmHandle.OWNER);
    tpm.objects().removeHierarchy(TpmHandle.ENDORSEMENT);
    tpm.nv().clear();
    tpm.hierarchies().clear();
    tpm.dictionaryAttack().clear();
    tpm.clock().clear();
    tpm.counts().clear();
    tpm.commandAudit().clearCounter();
    tpm.pcrs().setAuth(SecretBytes.EMPTY);
    tpm.pcrs().countClear();

    return new Clear.Response();
  }
}
