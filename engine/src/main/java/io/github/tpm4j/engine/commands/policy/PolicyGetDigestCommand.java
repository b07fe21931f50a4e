package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.policy.PolicyGetDigest;

/** TPM2_PolicyGetDigest (Part 3, 23.19). */
final class PolicyGetDigestCommand
    implements Command<PolicyGetDigest.Request, PolicyGetDigest.Response> {

  @Override
  public PolicyGetDigest.Response run(TpmState tpm, PolicyGetDigest.Request in) {

    return new PolicyGetDigest.Response(tpm.sessions().policy(in.policySession()).digest());
  }
}
