package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicyNv;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;
import java.util.function.Supplier;

/**
 * PolicyNV (Part 3, 23.9): the content of an NV Index must compare so to a value.
 *
 * @param index the NV Index, which its own authValue lets read
 * @param name the Name of the written Index
 */
public record NvPolicy(TpmHandle index, Bytes name, OperandComparison comparison)
    implements PolicyElement {

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    Bytes args = Digests.of(hash, comparison.arguments());
    return PolicyDigests.extend(hash, policyDigest, TpmCc.POLICY_NV, args, name);
  }

  @Override
  public void run(PolicyRun run) {
    Supplier<SecretBytes> supplier =
        run.inputs().secret(index).orElseThrow(() -> new TpmPolicyException(missing()));
    PolicyNv.Request request =
        new PolicyNv.Request(
            index,
            index,
            run.handle(),
            comparison.operandB(),
            comparison.offset(),
            comparison.operation());
    try (SecretBytes authValue = supplier.get()) {
      comparison.run(this, () -> run.execute(request, run.authorize(authValue)));
    }
  }

  @Override
  public List<String> obstacles(PolicyCircumstances now) {
    return now.inputs().secret(index).isPresent() ? List.of() : List.of(missing());
  }

  private String missing() {
    return "The policy reads NV Index " + index + ", whose authorisation value was not given";
  }

  @Override
  public String toString() {
    return "NV Index " + index + " " + comparison;
  }
}
