package io.github.tpm4j.keystore.policy;

import io.github.tpm4j.keystore.pem.Tss2AuthPolicy;
import io.github.tpm4j.keystore.pem.Tss2PolicyCommand;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyApproval;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.security.spec.InvalidKeySpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Approved policies as key files keep them: first a PolicyAuthorize with the signature, then the
 * steps that it approves (draft-bottomley-tpm2-keys, "TPM2_PolicyAuthorize").
 */
public final class ApprovalCodec {

  private ApprovalCodec() {}

  /**
   * An approval, to be given to a key file's {@code authPolicy}.
   *
   * @param name for people; empty for none
   * @param policyRef what the approval is for, as in the key's PolicyAuthorize
   * @param nameHash the hash of the key's Name, by which the policy is computed
   */
  public static Tss2AuthPolicy encode(
      Optional<String> name, PolicyApproval approval, Bytes policyRef, HashAlg nameHash) {
    TpmWriter out = new TpmWriter().sized(approval.publicArea()).sized(policyRef);
    approval.signature().write(out);
    List<Tss2PolicyCommand> steps = new ArrayList<>();
    steps.add(
        new Tss2PolicyCommand(TpmCc.POLICY_AUTHORIZE.value(), Bytes.adopt(out.toByteArray())));
    steps.addAll(PolicyEncoder.encode(approval.policy(), nameHash));
    return new Tss2AuthPolicy(name, steps);
  }

  /**
   * Reads an approval. Whether its signature is right, the TPM tells when it is used.
   *
   * @throws InvalidKeySpecException if it is none, or damaged
   */
  static PolicyApproval decode(Tss2AuthPolicy approved) throws InvalidKeySpecException {
    List<Tss2PolicyCommand> steps = approved.policy();
    if (steps.isEmpty() || steps.get(0).commandCode() != TpmCc.POLICY_AUTHORIZE.value()) {
      throw new InvalidKeySpecException("A policy that was approved for the key has no signature");
    }
    Policy policy = PolicyDecoder.decode(steps.subList(1, steps.size()));
    TpmReader in = new TpmReader(steps.get(0).parameters().borrow(), Limits.ANY);
    try {
      TpmtPublic key = TpmtPublic.readSized(in);
      StepKinds.sized(in);
      return new PolicyApproval(key, policy, TpmtSignature.read(in));
    } catch (WireException e) {
      throw new InvalidKeySpecException("A policy that was approved for the key is damaged", e);
    }
  }
}
