package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicyAuthorize;
import io.github.tpm4j.tss.commands.signing.VerifySignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/**
 * PolicyAuthorize (Part 3, 23.16): a policy that a key has approved must be met. Which policy that
 * is can change without changing the entity.
 *
 * @param keyName the Name of the key
 * @param policyRef what the approvals are for; may be empty
 */
public record AuthorizePolicy(Bytes keyName, Bytes policyRef) implements PolicyElement {

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    Bytes start = Digests.zero(hash);
    return PolicyDigests.update(hash, start, TpmCc.POLICY_AUTHORIZE, keyName, policyRef);
  }

  @Override
  public void run(PolicyRun run) {
    PolicyApproval approval =
        run.inputs().approval(keyName).orElseThrow(() -> new TpmPolicyException(missing()));
    Bytes before = run.digest();
    approval.policy().run(run);
    Bytes approved = run.digest();
    TpmtTkVerified ticket = verify(run, approval, approved);
    run.execute(new PolicyAuthorize.Request(run.handle(), approved, policyRef, keyName, ticket));
    run.restore(before);
  }

  private TpmtTkVerified verify(PolicyRun run, PolicyApproval approval, Bytes approved) {
    TpmAlg nameAlg = approval.publicArea().nameAlg();
    Bytes signed = Digests.of(HashAlg.of(nameAlg), approved, policyRef);
    try (ExternalKey key = ExternalKey.load(run, approval.publicArea())) {
      return run.execute(new VerifySignature.Request(key.handle(), signed, approval.signature()))
          .validation();
    }
  }

  @Override
  public List<String> obstacles(PolicyCircumstances now) {
    return now.inputs()
        .approval(keyName)
        .map(approval -> approval.policy().obstacles(now))
        .orElse(List.of(missing()));
  }

  private String missing() {
    return "The policy demands another one that the key " + keyName + " approved; none was given";
  }

  // The policy that will be approved is not known here.
  @Override
  public boolean mayNeedAuthValue() {
    return true;
  }

  @Override
  public String toString() {
    return "what the key " + keyName + " approves";
  }
}
