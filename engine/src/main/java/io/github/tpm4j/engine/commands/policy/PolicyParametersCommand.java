package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.engine.session.PolicyState.HashBinding;
import io.github.tpm4j.tss.commands.policy.PolicyParameters;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_PolicyParameters (Part 3, revision 1.83, 23.24): the session authorises one command with
 * these parameters only, whatever the entities.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>pHash is not a digest of the policy's hash</td></tr>
 * <tr><td>TPM_RC_CPHASH</td><td>the policy names a hash already</td></tr>
 * </table>
 */
final class PolicyParametersCommand
    implements Command<PolicyParameters.Request, PolicyParameters.Response> {

  @Override
  public PolicyParameters.Response run(TpmState tpm, PolicyParameters.Request in) {
    PolicyState policy = tpm.sessions().policy(in.policySession());
    TpmFailure.require(policy.isDigest(in.pHash()), TpmRc.SIZE.parameter(1));
    TpmFailure.require(!policy.isBound(), TpmRc.CPHASH);

    policy.extend(TpmCc.POLICY_PARAMETERS, in.pHash().borrow());
    policy.bind(HashBinding.PARAMETERS_HASH, in.pHash());

    return new PolicyParameters.Response();
  }
}
