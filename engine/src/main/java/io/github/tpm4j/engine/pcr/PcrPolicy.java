package io.github.tpm4j.engine.pcr;

import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** The policy of the PCR that take one (TPM2_PCR_SetAuthPolicy). */
final class PcrPolicy extends StateRecord {
  private AuthPolicy policy = AuthPolicy.NONE;

  PcrPolicy(StateKeeper keeper) {
    super(keeper, Lifetime.PERSISTENT, "pcr.policy");
  }

  AuthPolicy get() {
    return policy;
  }

  void set(AuthPolicy newPolicy) {
    policy = newPolicy;
    changed();
  }

  @Override
  protected void initialize() {
    set(AuthPolicy.NONE);
  }

  @Override
  protected void write(TpmWriter out) {
    policy.write(out);
  }

  @Override
  protected void read(TpmReader in) {
    policy = AuthPolicy.read(in);
  }
}
