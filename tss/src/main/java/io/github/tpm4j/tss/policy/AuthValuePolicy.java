package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicyAuthValue;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.session.PolicyAuth;
import io.github.tpm4j.tss.wire.Bytes;

/** PolicyAuthValue (Part 3, 23.17): the entity's authValue must be known; an HMAC proves it. */
public record AuthValuePolicy() implements PolicyElement {

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    return PolicyDigests.extend(hash, policyDigest, TpmCc.POLICY_AUTH_VALUE);
  }

  @Override
  public void run(PolicyRun run) {
    run.execute(new PolicyAuthValue.Request(run.handle()));
    run.session().setPolicyAuth(PolicyAuth.AUTH_VALUE);
  }

  @Override
  public boolean mayNeedAuthValue() {
    return true;
  }

  @Override
  public String toString() {
    return "the key's password";
  }
}
