package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.tss.commands.policy.PolicyNvWritten;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_PolicyNvWritten (Part 3, 23.20): the NV Index is written when the session is used, or is
 * not.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_VALUE, parameter 1</td><td>the policy demands the contrary already</td></tr>
 * </table>
 */
final class PolicyNvWrittenCommand
    implements Command<PolicyNvWritten.Request, PolicyNvWritten.Response> {

  @Override
  public PolicyNvWritten.Response run(TpmState tpm, PolicyNvWritten.Request in) {
    PolicyState policy = tpm.sessions().policy(in.policySession());
    boolean fits = !policy.isNvWrittenChecked() || policy.nvWritten() == in.writtenSet();
    TpmFailure.require(fits, TpmRc.VALUE.parameter(1));

    policy.extend(TpmCc.POLICY_NV_WRITTEN, new byte[] {(byte) (in.writtenSet() ? 1 : 0)});
    policy.requireNvWritten(in.writtenSet());

    return new PolicyNvWritten.Response();
  }
}
