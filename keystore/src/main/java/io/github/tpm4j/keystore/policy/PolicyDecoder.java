package io.github.tpm4j.keystore.policy;

import io.github.tpm4j.keystore.pem.Tss2AuthPolicy;
import io.github.tpm4j.keystore.pem.Tss2PolicyCommand;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyApproval;
import io.github.tpm4j.tss.policy.PolicyInputs;
import java.security.spec.InvalidKeySpecException;
import java.util.List;

/**
 * Reads policies from the steps of a key file. A step is its command's body, as
 * draft-bottomley-tpm2-keys has it, or in the form of {@link HashedStep}.
 */
public final class PolicyDecoder {
  private final TpmtPublic key;
  private final List<PcrValues> knownPcrs;

  /**
   * @param key the public area of the key whose policies are read
   * @param knownPcrs values that were kept beside the key; where their digest is the demanded one,
   *     the policy knows them too, and can say which PCR differs
   */
  public PolicyDecoder(TpmtPublic key, List<PcrValues> knownPcrs) {
    this.key = key;
    this.knownPcrs = List.copyOf(knownPcrs);
  }

  /**
   * {@return the policy of the key} Of two ways to read its steps the one with the digest that the
   * key is bound to is right.
   *
   * @param steps the policy of the file, in its order
   * @throws InvalidKeySpecException if a step is unknown or damaged, with the command
   */
  public Policy decode(List<Tss2PolicyCommand> steps) throws InvalidKeySpecException {
    Policy byBodies = reader(StepForm.COMMAND_BODY).read(steps);
    Policy asHashed = reader(StepForm.AS_HASHED).read(steps);
    return !byBodies.equals(asHashed) && isBoundTo(asHashed) ? asHashed : byBodies;
  }

  private boolean isBoundTo(Policy policy) {
    return policy.digest(HashAlg.of(key.nameAlg())).equals(key.authPolicy());
  }

  /**
   * {@return the policies that were approved for the key} One that can be read in two ways is there
   * twice: the signature, which the TPM verifies, is right for one of them.
   *
   * @param approved the authPolicy of the key's file
   * @throws InvalidKeySpecException if one is damaged
   */
  public PolicyInputs approvals(List<Tss2AuthPolicy> approved) throws InvalidKeySpecException {
    PolicyInputs inputs = PolicyInputs.NONE;
    for (Tss2AuthPolicy one : approved) {
      PolicyApproval approval = ApprovalCodec.decode(one, reader(StepForm.COMMAND_BODY));
      PolicyApproval other = ApprovalCodec.decode(one, reader(StepForm.AS_HASHED));
      inputs = inputs.withApproval(approval);
      inputs = other.equals(approval) ? inputs : inputs.withApproval(other);
    }
    return inputs;
  }

  private StepReader reader(StepForm form) throws InvalidKeySpecException {
    HashAlg nameHash =
        HashAlg.find(key.nameAlg())
            .orElseThrow(
                () -> new InvalidKeySpecException("The key's nameAlg is none: " + key.nameAlg()));
    return new StepReader(form, nameHash, knownPcrs);
  }
}
