package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.tss.commands.policy.PolicyAuthValue;
import io.github.tpm4j.tss.constants.TpmCc;

/**
 * TPM2_PolicyAuthValue (Part 3, 23.17): the authValue of the entity is known, which the HMAC of the
 * session shows.
 */
final class PolicyAuthValueCommand
    implements Command<PolicyAuthValue.Request, PolicyAuthValue.Response> {

  @Override
  public PolicyAuthValue.Response run(TpmState tpm, PolicyAuthValue.Request in) {
    PolicyState policy = tpm.sessions().policy(in.policySession());

    policy.extend(TpmCc.POLICY_AUTH_VALUE);
    policy.needAuthValue();

    return new PolicyAuthValue.Response();
  }
}
