package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.tss.commands.policy.PolicyPassword;
import io.github.tpm4j.tss.constants.TpmCc;

/**
 * TPM2_PolicyPassword (Part 3, 23.18): the authValue of the entity is known, and given in the
 * clear. The digest is that of TPM2_PolicyAuthValue, so that either will do.
 */
final class PolicyPasswordCommand
    implements Command<PolicyPassword.Request, PolicyPassword.Response> {

  @Override
  public PolicyPassword.Response run(TpmState tpm, PolicyPassword.Request in) {
    PolicyState policy = tpm.sessions().policy(in.policySession());

    policy.extend(TpmCc.POLICY_AUTH_VALUE);
    policy.needPassword();

    return new PolicyPassword.Response();
  }
}
