package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.commands.policy.PolicyOr;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_PolicyOR (Part 3, 23.6): one of several policies is satisfied.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_VALUE, parameter 1</td><td>policyDigest is none of the list; not of a trial session</td></tr>
 * </table>
 */
final class PolicyOrCommand implements Command<PolicyOr.Request, PolicyOr.Response> {

  @Override
  public PolicyOr.Response run(TpmState tpm, PolicyOr.Request in) {
    Session session = tpm.sessions().get(in.policySession());
    PolicyState policy = session.policy();
    TpmFailure.require(
        session.isTrial() || in.pHashList().digests().contains(policy.digest()),
        TpmRc.VALUE.parameter(1));

    policy.clearDigest();
    policy.extend(
        TpmCc.POLICY_OR,
        in.pHashList().digests().stream().map(Bytes::borrow).toArray(byte[][]::new));

    return new PolicyOr.Response();
  }
}
