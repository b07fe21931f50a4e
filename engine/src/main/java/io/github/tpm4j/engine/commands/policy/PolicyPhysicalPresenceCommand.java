package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.tss.commands.policy.PolicyPhysicalPresence;
import io.github.tpm4j.tss.constants.TpmCc;

/**
 * TPM2_PolicyPhysicalPresence (Part 3, 23.12): physical presence is asserted when the session is
 * used.
 */
final class PolicyPhysicalPresenceCommand
    implements Command<PolicyPhysicalPresence.Request, PolicyPhysicalPresence.Response> {

  @Override
  public PolicyPhysicalPresence.Response run(TpmState tpm, PolicyPhysicalPresence.Request in) {
    PolicyState policy = tpm.sessions().policy(in.policySession());

    policy.extend(TpmCc.POLICY_PHYSICAL_PRESENCE);
    policy.requirePhysicalPresence();

    return new PolicyPhysicalPresence.Response();
  }
}
