package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicyAuthorizeNv;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * PolicyAuthorizeNV (Part 3, 23.22): the policy whose digest stands in an NV Index must be met.
 *
 * @param index the NV Index, which its own authValue lets read
 * @param name the Name of the written Index
 * @param approved the policy whose digest stands there; without elements if it is not known, and
 *     given with the use ({@link PolicyInputs#withStored})
 */
public record AuthorizeNvPolicy(TpmHandle index, Bytes name, Policy approved)
    implements PolicyElement {

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    return PolicyDigests.extend(hash, Digests.zero(hash), TpmCc.POLICY_AUTHORIZE_NV, name);
  }

  @Override
  public void run(PolicyRun run) {
    Supplier<SecretBytes> supplier =
        run.inputs().secret(index).orElseThrow(() -> new TpmPolicyException(missing()));
    Policy stored = stored(run.inputs()).orElseThrow(() -> new TpmPolicyException(missingPolicy()));
    Bytes before = run.digest();
    stored.run(run);
    try (SecretBytes authValue = supplier.get()) {
      run.execute(
          new PolicyAuthorizeNv.Request(index, index, run.handle()), run.authorize(authValue));
    }
    run.restore(before);
  }

  @Override
  public List<String> obstacles(PolicyCircumstances now) {
    List<String> reasons =
        new ArrayList<>(
            stored(now.inputs())
                .map(policy -> policy.obstacles(now))
                .orElseGet(() -> List.of(missingPolicy())));
    if (now.inputs().secret(index).isEmpty()) {
      reasons.add(missing());
    }
    return reasons;
  }

  private Optional<Policy> stored(PolicyInputs inputs) {
    return inputs
        .stored(index)
        .or(() -> Optional.of(approved).filter(policy -> !policy.elements().isEmpty()));
  }

  private String missingPolicy() {
    return "The policy whose digest stands in NV Index " + index + " was not given";
  }

  private String missing() {
    return "The policy reads NV Index " + index + ", whose authorisation value was not given";
  }

  @Override
  public boolean mayNeedAuthValue() {
    return approved.elements().isEmpty() || approved.mayNeedAuthValue();
  }

  @Override
  public String toString() {
    return "the policy in NV Index " + index + " (" + approved + ")";
  }
}
