package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicyPhysicalPresence;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.wire.Bytes;

/** PolicyPhysicalPresence (Part 3, 23.12): physical presence must be asserted. */
public record PhysicalPresencePolicy() implements PolicyElement {

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    return PolicyDigests.extend(hash, policyDigest, TpmCc.POLICY_PHYSICAL_PRESENCE);
  }

  @Override
  public void run(PolicyRun run) {
    run.execute(new PolicyPhysicalPresence.Request(run.handle()));
  }

  @Override
  public String toString() {
    return "physical presence";
  }
}
