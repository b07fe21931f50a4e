package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.tss.commands.policy.PolicyCommandCode;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_PolicyCommandCode (Part 3, 23.11): the session authorises this command only.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_VALUE, parameter 1</td><td>the policy names another command already</td></tr>
 * <tr><td>TPM_RC_POLICY_CC, parameter 1</td><td>the command is not implemented</td></tr>
 * </table>
 */
final class PolicyCommandCodeCommand
    implements Command<PolicyCommandCode.Request, PolicyCommandCode.Response> {

  @Override
  public PolicyCommandCode.Response run(TpmState tpm, PolicyCommandCode.Request in) {
    PolicyState policy = tpm.sessions().policy(in.policySession());
    boolean fits = policy.commandCode() == null || policy.commandCode().equals(in.code());
    TpmFailure.require(fits, TpmRc.VALUE.parameter(1));
    boolean isImplemented = tpm.commands().has(in.code());
    TpmFailure.require(isImplemented, TpmRc.POLICY_CC.parameter(1));

    policy.extend(TpmCc.POLICY_COMMAND_CODE, in.code().marshal());
    policy.setCommandCode(in.code());

    return new PolicyCommandCode.Response();
  }
}
