package io.github.tpm4j.keystore.family;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.ParentAuth;
import io.github.tpm4j.keystore.pem.Tss2AuthPolicy;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.policy.Policy;
import java.util.List;

/**
 * What must hold for sealed data to be given back.
 *
 * @param policy what must hold; a TPM 1.2 takes PCR and the password alone
 * @param auth the password, or that there is none; the caller closes it
 * @param dictionaryAttackProtected whether wrong passwords count towards the TPM's lockout; in a
 *     TPM 1.2 all do
 * @param approvals policies that keys have approved, to be kept beside the data
 * @param parent a hierarchy, for its standard storage key, or a persistent storage key
 * @param parentAuth how the storage key is authorised if that is not as the settings say
 */
public record SealDemands(
    Policy policy,
    KeyAuth auth,
    boolean dictionaryAttackProtected,
    List<Tss2AuthPolicy> approvals,
    TpmHandle parent,
    ParentAuth parentAuth) {

  /**
   * Makes one from its components.
   *
   * @param policy what must hold
   * @param auth the password, or that there is none; the caller closes it
   * @param dictionaryAttackProtected whether wrong passwords count towards the TPM's lockout
   * @param approvals policies that keys have approved
   * @param parent a hierarchy or a persistent storage key
   * @param parentAuth how the storage key is authorised
   */
  public SealDemands {
    approvals = List.copyOf(approvals);
  }
}
