package io.github.tpm4j.keystore.seal;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSignatureRsa;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyApproval;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/**
 * What systemd demands of who unseals, in its order: signed values of PCR, fixed ones, a PIN.
 *
 * @param pcrs of one bank, with fixed values; may be empty
 * @param signer who signs the values of further PCR
 * @param usesPin whether a PIN is asked for
 */
record SystemdPolicy(TpmlPcrSelection pcrs, Optional<SystemdSigner> signer, boolean usesPin) {

  /** Fixed values of PCR, and maybe a PIN. */
  static SystemdPolicy of(TpmlPcrSelection pcrs, boolean usesPin) {
    if (pcrs.pcrSelections().size() > 1) {
      throw new IllegalArgumentException("systemd binds to PCR of one bank");
    }
    return new SystemdPolicy(pcrs, Optional.empty(), usesPin);
  }

  /** The policy with the values that PCR have now. */
  Policy now(TpmDevice device) {
    Policy policy =
        signer.map(key -> Policy.authorize(key.area(), Bytes.EMPTY)).orElseGet(Policy::of);
    policy = policy.and(pcrPolicy(device, pcrs));
    return usesPin ? policy.and(Policy.authValue()) : policy;
  }

  private static Policy pcrPolicy(TpmDevice device, TpmlPcrSelection pcrs) {
    return PcrSelections.pcrs(pcrs).isEmpty() ? Policy.of() : Policy.pcr(device.readPcr(pcrs));
  }

  /**
   * The approval of the PCR's values of now, if one is needed.
   *
   * @throws TpmPolicyException if they are not signed
   */
  PolicyInputs inputs(TpmDevice device, SystemdPcrSignatures signatures) {
    return signer
        .map(key -> PolicyInputs.NONE.withApproval(approval(device, key, signatures)))
        .orElse(PolicyInputs.NONE);
  }

  private static PolicyApproval approval(
      TpmDevice device, SystemdSigner key, SystemdPcrSignatures signatures) {
    Policy approved = pcrPolicy(device, key.pcrs());
    Bytes signature =
        signatures
            .find(key, approved.digest(HashAlg.SHA256))
            .orElseThrow(
                () ->
                    new TpmPolicyException(
                        "No signature was given for the values of PCR "
                            + PcrSelections.pcrs(key.pcrs())
                            + " as they are now, by the key with the fingerprint "
                            + key.fingerprint().toHex()));
    return new PolicyApproval(
        key.area(),
        approved,
        Bytes.EMPTY,
        new TpmtSignature(TpmAlg.RSASSA, new TpmsSignatureRsa(TpmAlg.SHA256, signature)));
  }
}
