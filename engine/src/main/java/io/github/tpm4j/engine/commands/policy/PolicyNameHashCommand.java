package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.engine.session.PolicyState.HashBinding;
import io.github.tpm4j.tss.commands.policy.PolicyNameHash;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_PolicyNameHash (Part 3, 23.14): the session is used with these entities only.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>nameHash is not a digest of the policy's hash</td></tr>
 * <tr><td>TPM_RC_CPHASH</td><td>the policy names a hash already</td></tr>
 * </table>
 */
final class PolicyNameHashCommand
    implements Command<PolicyNameHash.Request, PolicyNameHash.Response> {

  @Override
  public PolicyNameHash.Response run(TpmState tpm, PolicyNameHash.Request in) {
    PolicyState policy = tpm.sessions().policy(in.policySession());
    TpmFailure.require(policy.isDigest(in.nameHash()), TpmRc.SIZE.parameter(1));
    TpmFailure.require(!policy.isBound(), TpmRc.CPHASH);

    policy.extend(TpmCc.POLICY_NAME_HASH, in.nameHash().borrow());
    policy.bind(HashBinding.NAME_HASH, in.nameHash());

    return new PolicyNameHash.Response();
  }
}
