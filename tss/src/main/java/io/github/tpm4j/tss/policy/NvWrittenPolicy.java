package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicyNvWritten;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.wire.Bytes;

/** PolicyNvWritten (Part 3, 23.20): the NV Index must have been written, or not yet. */
public record NvWrittenPolicy(boolean written) implements PolicyElement {

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    return PolicyDigests.extend(
        hash, policyDigest, TpmCc.POLICY_NV_WRITTEN, PolicyDigests.octet(written));
  }

  @Override
  public void run(PolicyRun run) {
    run.execute(new PolicyNvWritten.Request(run.handle(), written));
  }

  @Override
  public String toString() {
    return "an NV Index " + (written ? "that is written" : "not written yet");
  }
}
