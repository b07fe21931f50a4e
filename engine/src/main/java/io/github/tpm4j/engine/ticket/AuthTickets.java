package io.github.tpm4j.engine.ticket;

import io.github.tpm4j.engine.clock.ResetCounts;
import io.github.tpm4j.engine.clock.TpmClock;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.Hmac;
import io.github.tpm4j.engine.hierarchy.Hierarchies;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmtTkAuth;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * Tickets of PolicySigned and PolicySecret (Part 2, 10.7.5): that an authorisation was given, until
 * a Time.
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

  /**
   * The ticket.
   *
   * @param tag TPM_ST_AUTH_SIGNED or TPM_ST_AUTH_SECRET
   * @param authName the Name of who authorised
   * @param timeout when it ends, in milliseconds of Time
   * @param expiresOnReset whether TPM Reset ends it too
   */
  public TpmtTkAuth authorization(
      TpmSt tag,
      TpmHandle hierarchy,
      long timeout,
      boolean expiresOnReset,
      Bytes cpHash,
      Bytes policyRef,
      Bytes authName) {
    TpmWriter data = new TpmWriter(256);
    tag.write(data);
    data.sized(cpHash).sized(policyRef).sized(authName).u64(timeout);
    if (timeout != 0) {
      data.u32(clock.epoch());
    }
    if (expiresOnReset) {
      data.u64(counts.totalResetCount());
    }
    byte[] proof = hierarchies.proof(hierarchy).borrow();
    Bytes digest = Bytes.adopt(Hmac.compute(hash, proof, data.toByteArray()));
    return new TpmtTkAuth(tag, hierarchy, digest);
  }

  /** The NULL ticket, where none was asked for. */
  public static TpmtTkAuth none(TpmSt tag) {
    return new TpmtTkAuth(tag, TpmHandle.NULL, Bytes.EMPTY);
  }
}
