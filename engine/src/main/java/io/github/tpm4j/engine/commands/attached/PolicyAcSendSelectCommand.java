package io.github.tpm4j.engine.commands.attached;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.engine.session.PolicyState.HashBinding;
import io.github.tpm4j.tss.commands.attached.PolicyAcSendSelect;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_Policy_AC_SendSelect (Part 3, 32.4): the session is used to send one object to one attached
 * component only.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_CPHASH</td><td>the policy names a hash already</td></tr>
 * <tr><td>TPM_RC_COMMAND_CODE</td><td>the policy names a command already</td></tr>
 * </table>
 */
final class PolicyAcSendSelectCommand
    implements Command<PolicyAcSendSelect.Request, PolicyAcSendSelect.Response> {
  private static final byte[] NOTHING = {};

  @Override
  public PolicyAcSendSelect.Response run(TpmState tpm, PolicyAcSendSelect.Request in) {
    PolicyState policy = tpm.sessions().policy(in.policySession());
    TpmFailure.require(!policy.isBound(), TpmRc.CPHASH);
    TpmFailure.require(policy.commandCode() == null, TpmRc.COMMAND_CODE);

    byte[] objectName = in.objectName().borrow();
    byte[] authHandleName = in.authHandleName().borrow();
    byte[] acName = in.acName().borrow();
    policy.extend(
        TpmCc.POLICY_AC_SEND_SELECT,
        in.includeObject() ? objectName : NOTHING,
        authHandleName,
        acName,
        new byte[] {(byte) (in.includeObject() ? 1 : 0)});
    byte[] nameHash = policy.hash().digest(objectName, authHandleName, acName);
    policy.bind(HashBinding.NAME_HASH, Bytes.adopt(nameHash));
    policy.setCommandCode(TpmCc.AC_SEND);

    return new PolicyAcSendSelect.Response();
  }
}
