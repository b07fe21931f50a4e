package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.tss.commands.policy.PolicyLocality;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_PolicyLocality (Part 3, 23.8): the session is used from one of these localities. Sets of
 * localities 0 to 4 are intersected; of the others only one can be named.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_RANGE, parameter 1</td><td>no locality is left</td></tr>
 * </table>
 */
final class PolicyLocalityCommand
    implements Command<PolicyLocality.Request, PolicyLocality.Response> {
  private static final int NO_LOCALITY = 0;

  /** From here on a TPMA_LOCALITY is the number of a locality, and not a set. */
  private static final int FIRST_EXTENDED = 32;

  @Override
  public PolicyLocality.Response run(TpmState tpm, PolicyLocality.Request in) {
    PolicyState policy = tpm.sessions().policy(in.policySession());
    int locality = intersect(policy.locality(), in.locality().value());
    TpmFailure.require(locality != NO_LOCALITY, TpmRc.RANGE.parameter(1));

    policy.extend(TpmCc.POLICY_LOCALITY, in.locality().marshal());
    policy.setLocality(locality);

    return new PolicyLocality.Response();
  }

  private static int intersect(int before, int added) {
    if (before == NO_LOCALITY || before == added) {
      return added;
    }
    boolean areSets = before < FIRST_EXTENDED && added < FIRST_EXTENDED;
    return areSets ? before & added : NO_LOCALITY;
  }
}
