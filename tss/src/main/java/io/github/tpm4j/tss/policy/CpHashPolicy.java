package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicyCpHash;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.wire.Bytes;

/** PolicyCpHash (Part 3, 23.13): only the command with this cpHash is authorised. */
public record CpHashPolicy(Bytes cpHash) implements PolicyElement {

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    return PolicyDigests.extend(hash, policyDigest, TpmCc.POLICY_CP_HASH, cpHash);
  }

  @Override
  public void run(PolicyRun run) {
    run.execute(new PolicyCpHash.Request(run.handle(), cpHash));
  }

  @Override
  public String toString() {
    return "only the command with cpHash " + cpHash;
  }
}
