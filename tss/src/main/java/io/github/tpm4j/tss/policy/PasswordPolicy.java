package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicyPassword;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.session.PolicyAuth;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * PolicyPassword (Part 3, 23.18): the entity's authValue must be known; it is sent in the clear.
 * Its digest is that of {@link AuthValuePolicy}, so that either can be run.
 */
public record PasswordPolicy() implements PolicyElement {

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    return PolicyDigests.extend(hash, policyDigest, TpmCc.POLICY_AUTH_VALUE);
  }

  @Override
  public void run(PolicyRun run) {
    run.execute(new PolicyPassword.Request(run.handle()));
    run.session().setPolicyAuth(PolicyAuth.PASSWORD);
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
