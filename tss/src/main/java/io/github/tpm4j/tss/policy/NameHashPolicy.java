package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicyNameHash;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.wire.Bytes;

/** PolicyNameHash (Part 3, 23.14): only a command on the entities with this nameHash. */
public record NameHashPolicy(Bytes nameHash) implements PolicyElement {

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    return PolicyDigests.extend(hash, policyDigest, TpmCc.POLICY_NAME_HASH, nameHash);
  }

  @Override
  public void run(PolicyRun run) {
    run.execute(new PolicyNameHash.Request(run.handle(), nameHash));
  }

  @Override
  public String toString() {
    return "only entities with nameHash " + nameHash;
  }
}
