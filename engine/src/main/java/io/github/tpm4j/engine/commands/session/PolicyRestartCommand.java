package io.github.tpm4j.engine.commands.session;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.tss.commands.session.PolicyRestart;

/** TPM2_PolicyRestart (Part 3, 11.2): the policy begins anew, with the same nonceTPM. */
final class PolicyRestartCommand implements Command<PolicyRestart.Request, PolicyRestart.Response> {

  @Override
  public PolicyRestart.Response run(TpmState tpm, PolicyRestart.Request in) {
    tpm.sessions()
        .get(in.sessionHandle())
        .policy()
        .restart(tpm.clock().time(), tpm.clock().epoch());
    return new PolicyRestart.Response();
  }
}
