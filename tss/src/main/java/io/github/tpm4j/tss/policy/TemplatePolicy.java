package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicyTemplate;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.wire.Bytes;

/** PolicyTemplate (Part 3, 23.21): only the creation of an object from this template. */
public record TemplatePolicy(Bytes templateHash) implements PolicyElement {

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    return PolicyDigests.extend(hash, policyDigest, TpmCc.POLICY_TEMPLATE, templateHash);
  }

  @Override
  public void run(PolicyRun run) {
    run.execute(new PolicyTemplate.Request(run.handle(), templateHash));
  }

  @Override
  public String toString() {
    return "only the template with hash " + templateHash;
  }
}
