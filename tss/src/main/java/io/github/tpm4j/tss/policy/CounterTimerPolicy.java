package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicyCounterTimer;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/** PolicyCounterTimer (Part 3, 23.10): a part of TPMS_TIME_INFO must compare so to a value. */
public record CounterTimerPolicy(OperandComparison comparison) implements PolicyElement {

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    Bytes args = Digests.of(hash, comparison.arguments());
    return PolicyDigests.extend(hash, policyDigest, TpmCc.POLICY_COUNTER_TIMER, args);
  }

  /**
   * Nothing is below zero. A TPM of version 185 takes such a comparison at offset 0 as the end of
   * the policy, which would be over at once, and says so only to the command that uses it.
   */
  @Override
  public List<String> obstacles(PolicyCircumstances now) {
    return comparison.isBelowZero()
        ? List.of("The policy demands " + this + ", which is never so")
        : List.of();
  }

  @Override
  public void run(PolicyRun run) {
    PolicyCounterTimer.Request request =
        new PolicyCounterTimer.Request(
            run.handle(), comparison.operandB(), comparison.offset(), comparison.operation());
    comparison.run(this, () -> run.execute(request));
  }

  @Override
  public String toString() {
    return "the TPM's clock " + comparison;
  }
}
