package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicySecret;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;
import java.util.function.Supplier;

/**
 * PolicySecret (Part 3, 23.4): the authValue of another entity must be known.
 *
 * @param entity the entity's handle
 * @param name the entity's Name
 * @param policyRef what the authorisation is for; may be empty
 */
public record SecretPolicy(TpmHandle entity, Bytes name, Bytes policyRef) implements PolicyElement {

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    return PolicyDigests.update(hash, policyDigest, TpmCc.POLICY_SECRET, name, policyRef);
  }

  @Override
  public void run(PolicyRun run) {
    Supplier<SecretBytes> supplier =
        run.inputs().secret(entity).orElseThrow(() -> new TpmPolicyException(missing()));
    try (SecretBytes authValue = supplier.get()) {
      run.execute(
          new PolicySecret.Request(
              entity, run.handle(), run.session().nonceTpm(), Bytes.EMPTY, policyRef, 0),
          run.authorize(authValue));
    }
  }

  @Override
  public List<String> obstacles(PolicyCircumstances now) {
    return now.inputs().secret(entity).isPresent() ? List.of() : List.of(missing());
  }

  private String missing() {
    return "The policy demands the authorisation value of " + entity + ", which was not given";
  }

  @Override
  public String toString() {
    return "the password of " + entity;
  }
}
