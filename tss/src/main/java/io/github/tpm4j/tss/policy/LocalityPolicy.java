package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaLocality;
import io.github.tpm4j.tss.commands.policy.PolicyLocality;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.wire.Bytes;

/** PolicyLocality (Part 3, 23.8): the command must come from one of these localities. */
public record LocalityPolicy(TpmaLocality locality) implements PolicyElement {

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    return PolicyDigests.extend(
        hash, policyDigest, TpmCc.POLICY_LOCALITY, PolicyDigests.octet(locality.value()));
  }

  @Override
  public void run(PolicyRun run) {
    run.execute(new PolicyLocality.Request(run.handle(), locality));
  }

  @Override
  public String toString() {
    return locality.toString();
  }
}
