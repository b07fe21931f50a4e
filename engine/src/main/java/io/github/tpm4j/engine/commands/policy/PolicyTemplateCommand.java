package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.engine.session.PolicyState.HashBinding;
import io.github.tpm4j.tss.commands.policy.PolicyTemplate;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_PolicyTemplate (Part 3, 23.21): the session authorises the creation of an object of this
 * template only.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_VALUE, parameter 1</td><td>the policy names another template already</td></tr>
 * <tr><td>TPM_RC_CPHASH</td><td>the policy names another kind of hash already</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>templateHash is not a digest of the policy's hash</td></tr>
 * </table>
 */
final class PolicyTemplateCommand
    implements Command<PolicyTemplate.Request, PolicyTemplate.Response> {

  @Override
  public PolicyTemplate.Response run(TpmState tpm, PolicyTemplate.Request in) {
    PolicyState policy = tpm.sessions().policy(in.policySession());
    boolean fits =
        policy.binding() != HashBinding.TEMPLATE_HASH
            || policy.isBound(HashBinding.TEMPLATE_HASH, in.templateHash());
    TpmFailure.require(fits, TpmRc.VALUE.parameter(1));
    boolean isFree = !policy.isBound() || policy.binding() == HashBinding.TEMPLATE_HASH;
    TpmFailure.require(isFree, TpmRc.CPHASH);
    TpmFailure.require(policy.isDigest(in.templateHash()), TpmRc.SIZE.parameter(1));

    policy.extend(TpmCc.POLICY_TEMPLATE, in.templateHash().borrow());
    policy.bind(HashBinding.TEMPLATE_HASH, in.templateHash());

    return new PolicyTemplate.Response();
  }
}
