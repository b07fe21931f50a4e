package io.github.tpm4j.engine.policy;

import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.engine.session.PolicyState.HashBinding;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * That an entity has authorised the use of a policy session: by a signature, by its secret, or
 * earlier (TPM2_PolicySigned, TPM2_PolicySecret, TPM2_PolicyTicket; Part 3, 23.2).
 *
 * @param kind TPM_ST_AUTH_SIGNED or TPM_ST_AUTH_SECRET
 * @param name the entity's
 * @param policyRef what the authorisation is for
 * @param cpHashA the one command that is authorised; empty for any
 */
public record PolicyAssertion(
    TpmSt kind, Bytes name, Bytes policyRef, Bytes cpHashA, PolicyDeadline deadline) {

  /**
   * Checks cpHashA, which is parameter 2 of each of the commands.
   *
   * @throws TpmFailure TPM_RC_SIZE, parameter 2; TPM_RC_CPHASH
   */
  public void checkCpHash(PolicyState policy) {
    if (!cpHashA.isEmpty()) {
      TpmFailure.require(policy.isDigest(cpHashA), TpmRc.SIZE.parameter(2));
      boolean fits = !policy.isBound() || policy.boundHash().equals(cpHashA);
      TpmFailure.require(fits, TpmRc.CPHASH);
    }
  }

  /** Takes it into the policy (PolicyUpdate and the limits; Part 3, 23.2.3 and 23.2.4). */
  public void apply(PolicyState policy) {
    policy.update(
        kind.equals(TpmSt.AUTH_SIGNED) ? TpmCc.POLICY_SIGNED : TpmCc.POLICY_SECRET,
        name,
        policyRef);
    if (!cpHashA.isEmpty()) {
      policy.bind(HashBinding.CP_HASH, cpHashA);
    }
    if (deadline.time() != 0) {
      policy.limitTimeout(deadline.time());
    }
  }
}
