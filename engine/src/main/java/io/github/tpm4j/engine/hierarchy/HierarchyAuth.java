package io.github.tpm4j.engine.hierarchy;

import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * How a hierarchy is authorised.
 *
 * @param authValue without trailing zeros
 */
record HierarchyAuth(SecretBytes authValue, AuthPolicy policy) implements Marshallable {
  /** The empty authValue and no policy. */
  static final HierarchyAuth EMPTY = new HierarchyAuth(SecretBytes.EMPTY, AuthPolicy.NONE);

  static HierarchyAuth read(TpmReader in) {
    return new HierarchyAuth(Tpm2b.AUTH.readSecret(in), AuthPolicy.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(authValue);
    policy.write(out);
  }

  HierarchyAuth withAuthValue(SecretBytes newAuthValue) {
    return new HierarchyAuth(newAuthValue, policy);
  }

  HierarchyAuth withPolicy(AuthPolicy newPolicy) {
    return new HierarchyAuth(authValue, newPolicy);
  }
}
