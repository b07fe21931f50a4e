package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.engine.session.PolicyState.HashBinding;
import io.github.tpm4j.tss.commands.policy.PolicyDuplicationSelect;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_PolicyDuplicationSelect (Part 3, 23.15): the session authorises the duplication to one new
 * parent, of one object or of any that has this policy.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_CPHASH</td><td>the policy names a hash already</td></tr>
 * <tr><td>TPM_RC_COMMAND_CODE</td><td>the policy names a command already</td></tr>
 * </table>
 */
final class PolicyDuplicationSelectCommand
    implements Command<PolicyDuplicationSelect.Request, PolicyDuplicationSelect.Response> {
  private static final byte[] NOTHING = {};

  @Override
  public PolicyDuplicationSelect.Response run(TpmState tpm, PolicyDuplicationSelect.Request in) {
    PolicyState policy = tpm.sessions().policy(in.policySession());
    TpmFailure.require(!policy.isBound(), TpmRc.CPHASH);
    TpmFailure.require(policy.commandCode() == null, TpmRc.COMMAND_CODE);

    byte[] objectName = in.objectName().borrow();
    byte[] newParentName = in.newParentName().borrow();
    byte[] includeObject = {(byte) (in.includeObject() ? 1 : 0)};
    policy.extend(
        TpmCc.POLICY_DUPLICATION_SELECT,
        in.includeObject() ? objectName : NOTHING,
        newParentName,
        includeObject);
    byte[] nameHash = policy.hash().digest(objectName, newParentName);
    policy.bind(HashBinding.NAME_HASH, Bytes.adopt(nameHash));
    policy.setCommandCode(TpmCc.DUPLICATE);

    return new PolicyDuplicationSelect.Response();
  }
}
