package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.engine.session.PolicyState.HashBinding;
import io.github.tpm4j.tss.commands.policy.PolicyCpHash;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_PolicyCpHash (Part 3, 23.13): the session authorises one command with these parameters and
 * entities only.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>cpHashA is not a digest of the policy's hash</td></tr>
 * <tr><td>TPM_RC_CPHASH</td><td>the policy names another cpHash, or another kind of hash</td></tr>
 * </table>
 */
final class PolicyCpHashCommand implements Command<PolicyCpHash.Request, PolicyCpHash.Response> {

  @Override
  public PolicyCpHash.Response run(TpmState tpm, PolicyCpHash.Request in) {
    PolicyState policy = tpm.sessions().policy(in.policySession());
    TpmFailure.require(policy.isDigest(in.cpHashA()), TpmRc.SIZE.parameter(1));
    boolean fits = !policy.isBound() || policy.isBound(HashBinding.CP_HASH, in.cpHashA());
    TpmFailure.require(fits, TpmRc.CPHASH);

    policy.extend(TpmCc.POLICY_CP_HASH, in.cpHashA().borrow());
    policy.bind(HashBinding.CP_HASH, in.cpHashA());

    return new PolicyCpHash.Response();
  }
}
