package io.github.tpm4j.engine.ticket;

import io.github.tpm4j.engine.clock.ResetCounts;
import io.github.tpm4j.engine.clock.TpmClock;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.Hmac;
import io.github.tpm4j.engine.hierarchy.Hierarchies;
import io.github.tpm4j.engine.policy.PolicyAssertion;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmtTkAuth;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * The tickets of policies: that an entity has authorised a use, up to a deadline (Part 2, 10.7.5).
 */
public final class AuthTickets {
  private final Hierarchies hierarchies;
  private final HashAlgorithm hash;
  private final TpmClock clock;
  private final ResetCounts counts;

  public AuthTickets(
      Hierarchies hierarchies, HashAlgorithm hash, TpmClock clock, ResetCounts counts) {
    this.hierarchies = hierarchies;
    this.hash = hash;
    this.clock = clock;
    this.counts = counts;
  }

  /** The ticket of an assertion, as it is valid now. */
  public TpmtTkAuth of(TpmHandle hierarchy, PolicyAssertion assertion) {
    TpmWriter data = new TpmWriter(256);
    assertion.kind().write(data);
    data.sized(assertion.cpHashA()).sized(assertion.policyRef()).sized(assertion.name());
    data.u64(assertion.deadline().time());
    // Times of another period of power are not those of this one.
    if (assertion.deadline().time() != 0) {
      data.u32(clock.epoch());
    }
    if (assertion.deadline().endsAtReset()) {
      data.u64(counts.totalResetCount());
    }
    byte[] proof = hierarchies.proof(hierarchy).borrow();
    byte[] mac = Hmac.compute(hash, proof, data.toByteArray());
    return new TpmtTkAuth(assertion.kind(), hierarchy, Bytes.adopt(mac));
  }

  /** The NULL ticket, where there is no deadline. */
  public static TpmtTkAuth none(TpmSt kind) {
    return new TpmtTkAuth(kind, TpmHandle.NULL, Bytes.EMPTY);
  }
}
