package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/** One demand of a policy; it stands for one policy command of the TPM. Immutable. */
public interface PolicyElement {

  /**
   * {@return the policyDigest after this element, computed without a TPM}
   *
   * @param policyDigest before this element
   * @param hash of the session
   */
  Bytes extend(Bytes policyDigest, HashAlg hash);

  /**
   * Runs the policy command on a session.
   *
   * @param run a session with the elements before this one run
   * @throws io.github.tpm4j.tss.error.TpmPolicyException if the demand is not met
   */
  void run(PolicyRun run);

  /**
   * Why the demand is not met now, in words; empty if nothing is known to be in the way. No policy
   * command is sent for it.
   *
   * @param now what is known of the TPM and given by the user
   * @return one sentence for each obstacle
   */
  default List<String> obstacles(PolicyCircumstances now) {
    return List.of();
  }

  /**
   * {@return the PCR that the demand is about, on whichever branch}
   *
   * @param inputs approve policies that count too
   */
  default List<TpmlPcrSelection> pcrs(PolicyInputs inputs) {
    return List.of();
  }

  /** {@return whether the authValue of the entity may be needed} */
  default boolean mayNeedAuthValue() {
    return false;
  }
}
