package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.pcr.PcrSelections;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.commands.policy.PolicyPcr;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_PolicyPCR (Part 3, 23.7): PCR have these values, and keep them until the session is used. A
 * trial session takes pcrDigest for the values if it is not empty.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_PCR_CHANGED</td><td>PCR have changed since an earlier TPM2_PolicyPCR of this policy</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 1</td><td>pcrDigest is not the digest of the PCR</td></tr>
 * </table>
 */
final class PolicyPcrCommand implements Command<PolicyPcr.Request, PolicyPcr.Response> {

  @Override
  public PolicyPcr.Response run(TpmState tpm, PolicyPcr.Request in) {
    Session session = tpm.sessions().get(in.policySession());
    PolicyState policy = session.policy();
    TpmlPcrSelection selection = PcrSelections.existing(tpm.pcrs(), in.pcrs());
    Bytes current = PcrSelections.digest(tpm.pcrs(), policy.hash(), selection);
    boolean isGiven = !in.pcrDigest().isEmpty();
    if (!session.isTrial()) {
      TpmFailure.require(policy.isPcrCurrent(tpm.pcrs().updateCounter()), TpmRc.PCR_CHANGED);
      boolean isRight = !isGiven || in.pcrDigest().equals(current);
      TpmFailure.require(isRight, TpmRc.VALUE.parameter(1));
    }

    Bytes digest = isGiven ? in.pcrDigest() : current;
    policy.extend(TpmCc.POLICY_PCR, selection.marshal(), digest.borrow());
    policy.requirePcrCounter(tpm.pcrs().updateCounter());

    return new PolicyPcr.Response();
  }
}
