package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.constants.TpmCc;
import java.util.Optional;

/**
 * What a policy is held against.
 *
 * @param command the command to be authorised; empty if it is not known yet
 * @param inputs what the caller gives
 * @param pcrs reads PCR of the TPM
 * @param entities what the TPM says of the entities that the policy names
 */
public record PolicyCircumstances(
    Optional<TpmCc> command, PolicyInputs inputs, PcrSource pcrs, EntitySource entities) {

  /**
   * Where nothing is known of the TPM's entities.
   *
   * @param command that is to be authorised, if it is known
   * @param inputs what the user gives
   * @param pcrs reads PCR
   */
  public PolicyCircumstances(Optional<TpmCc> command, PolicyInputs inputs, PcrSource pcrs) {
    this(command, inputs, pcrs, EntitySource.UNKNOWN);
  }

  /** {@return the same, with PCR as they are now} */
  public PolicyCircumstances afresh() {
    return new PolicyCircumstances(command, inputs, pcrs.afresh(), entities);
  }
}
