package io.github.tpm4j.keystore.policy;

import io.github.tpm4j.keystore.pem.Tss2AuthPolicy;
import io.github.tpm4j.keystore.pem.Tss2PolicyCommand;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.objects.TpmtPublic;
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
 * Approved policies as key files keep them: the steps that are approved, and last a PolicyAuthorize
 * with the signature (draft-bottomley-tpm2-keys, "TPMAuthPolicy Syntax"). This project used to
 * write the PolicyAuthorize first; that is read too.
 */
public final class ApprovalCodec {

  private ApprovalCodec() {}

  /**
   * {@return an approval, to be given to a key file's {@code authPolicy}}
   *
   * @param name for people; empty for none
   * @param approval a policy that a key has approved, with its signature
   * @param nameHash the hash of the key's Name, by which the policy is computed
   */
  public static Tss2AuthPolicy encode(
      Optional<String> name, PolicyApproval approval, HashAlg nameHash) {
    TpmWriter out = new TpmWriter().sized(approval.publicArea()).sized(approval.policyRef());
    approval.signature().write(out);
    List<Tss2PolicyCommand> steps =
        new ArrayList<>(PolicyEncoder.encode(approval.policy(), nameHash));
    steps.add(
        new Tss2PolicyCommand(TpmCc.POLICY_AUTHORIZE.value(), Bytes.adopt(out.toByteArray())));
    return new Tss2AuthPolicy(name, steps);
  }

  /**
   * Reads an approval. Whether its signature is right, the TPM says when it is used.
   *
   * @throws InvalidKeySpecException if it is none, or damaged
   */
  static PolicyApproval decode(Tss2AuthPolicy approved, StepReader reader)
      throws InvalidKeySpecException {
    List<Tss2PolicyCommand> steps = approved.policy();
    int last = steps.size() - 1;
    // Only one of them is signed: what an approved policy demands itself has no signature yet.
    if (last >= 0 && isSigned(steps.get(last))) {
      return decode(steps.get(last), steps.subList(0, last), reader);
    }
    if (last >= 0 && isSigned(steps.get(0))) {
      return decode(steps.get(0), steps.subList(1, steps.size()), reader);
    }
    throw new InvalidKeySpecException("A policy that was approved for the key has no signature");
  }

  private static boolean isSigned(Tss2PolicyCommand step) throws InvalidKeySpecException {
    return step.commandCode() == TpmCc.POLICY_AUTHORIZE.value()
        && !Approver.read(step).signature().equals(TpmtSignature.NULL);
  }

  private static PolicyApproval decode(
      Tss2PolicyCommand signed, List<Tss2PolicyCommand> steps, StepReader reader)
      throws InvalidKeySpecException {
    Approver approver = Approver.read(signed);
    return new PolicyApproval(
        approver.key(), reader.read(steps), approver.policyRef(), approver.signature());
  }

  /** The body of a PolicyAuthorize as key files have it. */
  private record Approver(TpmtPublic key, Bytes policyRef, TpmtSignature signature) {

    static Approver read(Tss2PolicyCommand step) throws InvalidKeySpecException {
      TpmReader in = new TpmReader(step.parameters().borrow(), Limits.ANY);
      try {
        return new Approver(
            TpmtPublic.readSized(in), StepKinds.sized(in), TpmtSignature.readOrNull(in));
      } catch (WireException e) {
        throw new InvalidKeySpecException("A policy that was approved for the key is damaged", e);
      }
    }
  }
}
