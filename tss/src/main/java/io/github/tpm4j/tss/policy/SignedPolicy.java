package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.policy.PolicySigned;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * PolicySigned (Part 3, 23.3): a key must have signed that the entity may be used now.
 *
 * @param key the public area of the key
 * @param policyRef what the authorisation is for; may be empty
 */
public record SignedPolicy(TpmtPublic key, Bytes policyRef) implements PolicyElement {

  private Bytes keyName() {
    return EntityNames.of(key);
  }

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    return PolicyDigests.update(hash, policyDigest, TpmCc.POLICY_SIGNED, keyName(), policyRef);
  }

  @Override
  public void run(PolicyRun run) {
    PolicySigner signer =
        run.inputs().signer(keyName()).orElseThrow(() -> new TpmPolicyException(missing()));
    Bytes nonceTpm = run.session().nonceTpm();
    // Signed before the key takes a slot: the signer may be a key of the same TPM.
    TpmtSignature signature = signer.sign().apply(toBeSigned(nonceTpm));
    try (ExternalKey loaded = ExternalKey.load(run, key)) {
      run.execute(
          new PolicySigned.Request(
              loaded.handle(), run.handle(), nonceTpm, Bytes.EMPTY, policyRef, 0, signature));
    }
  }

  // nonceTPM, expiration 0, no cpHashA, policyRef.
  private Bytes toBeSigned(Bytes nonceTpm) {
    return Bytes.adopt(new TpmWriter().bytes(nonceTpm).u32(0).bytes(policyRef).toByteArray());
  }

  @Override
  public List<String> obstacles(PolicyCircumstances now) {
    return now.inputs().signer(keyName()).isPresent() ? List.of() : List.of(missing());
  }

  private String missing() {
    return "The policy demands a signature by the key " + keyName() + ", and no signer was given";
  }

  @Override
  public String toString() {
    return "a signature by the key " + keyName();
  }
}
