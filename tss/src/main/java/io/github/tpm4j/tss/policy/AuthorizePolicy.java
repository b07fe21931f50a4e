package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicyAuthorize;
import io.github.tpm4j.tss.commands.signing.VerifySignature;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * PolicyAuthorize (Part 3, 23.16): a policy that a key has approved must be met. Which policy that
 * is can change without changing the entity.
 *
 * @param key the public area of the key
 * @param policyRef what the approvals are for; may be empty
 */
public record AuthorizePolicy(TpmtPublic key, Bytes policyRef) implements PolicyElement {

  private Bytes keyName() {
    return EntityNames.of(key);
  }

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    Bytes start = Digests.zero(hash);
    return PolicyDigests.update(hash, start, TpmCc.POLICY_AUTHORIZE, keyName(), policyRef);
  }

  /** Tries the approvals one after the other, as draft-bottomley-tpm2-keys advises. */
  @Override
  public void run(PolicyRun run) {
    Bytes before = run.digest();
    Optional<TpmException> reason = Optional.empty();
    for (PolicyApproval approval : usable(run.circumstances())) {
      try {
        run(run, approval, before);
        return;
      } catch (TpmPolicyException e) {
        if (!run.restart(before)) {
          throw e;
        }
        reason = reason.filter(TpmPolicyException.class::isInstance).or(() -> Optional.of(e));
      } catch (TpmResponseException e) {
        if (!e.is(TpmRc.SIGNATURE)) {
          throw e;
        }
        reason = reason.or(() -> Optional.of(e));
      }
    }
    throw explained(reason.orElseThrow(), run.circumstances());
  }

  // Where one of two readings of an approval is never met, the other one's signature is wrong, and
  // says nothing.
  private TpmException explained(TpmException e, PolicyCircumstances now) {
    List<String> obstacles =
        approvals(now.inputs()).stream()
            .flatMap(approval -> approval.policy().obstacles(now).stream())
            .toList();
    return e instanceof TpmPolicyException || obstacles.isEmpty()
        ? e
        : new TpmPolicyException(String.join("; ", obstacles), e);
  }

  // The signature is verified before anything is run, so that nothing is to be undone if it is
  // wrong.
  private void run(PolicyRun run, PolicyApproval approval, Bytes before) {
    Bytes approved = approval.policy().extend(before, run.hash());
    TpmtTkVerified ticket = verify(run, approval, approved);
    approval.policy().run(run);
    run.execute(new PolicyAuthorize.Request(run.handle(), approved, policyRef, keyName(), ticket));
    run.restore(before);
  }

  private List<PolicyApproval> usable(PolicyCircumstances now) {
    List<PolicyApproval> usable =
        approvals(now.inputs()).stream()
            .filter(approval -> approval.policy().obstacles(now).isEmpty())
            .toList();
    if (usable.isEmpty()) {
      throw new TpmPolicyException(String.join("; ", obstacles(now)));
    }
    return usable;
  }

  private List<PolicyApproval> approvals(PolicyInputs inputs) {
    return inputs.approvals(keyName()).stream()
        .filter(approval -> approval.policyRef().equals(policyRef))
        .toList();
  }

  private TpmtTkVerified verify(PolicyRun run, PolicyApproval approval, Bytes approved) {
    Bytes signed = Digests.of(HashAlg.of(key.nameAlg()), approved, policyRef);
    try (ExternalKey loaded = ExternalKey.load(run, key)) {
      return run.execute(new VerifySignature.Request(loaded.handle(), signed, approval.signature()))
          .validation();
    }
  }

  @Override
  public List<String> obstacles(PolicyCircumstances now) {
    List<PolicyApproval> approvals = approvals(now.inputs());
    if (approvals.isEmpty()) {
      return List.of(missing());
    }
    List<List<String>> each = approvals.stream().map(a -> a.policy().obstacles(now)).toList();
    return each.stream().anyMatch(List::isEmpty)
        ? List.of()
        : each.stream().flatMap(List::stream).toList();
  }

  private String missing() {
    return "The policy demands another one that the key " + keyName() + " approved; none was given";
  }

  @Override
  public List<TpmlPcrSelection> pcrs(PolicyInputs inputs) {
    return approvals(inputs).stream()
        .flatMap(approval -> approval.policy().pcrs(inputs).stream())
        .toList();
  }

  // The policy that will be approved is not known here.
  @Override
  public boolean mayNeedAuthValue() {
    return true;
  }

  @Override
  public String toString() {
    return "what the key " + keyName() + " approves";
  }
}
