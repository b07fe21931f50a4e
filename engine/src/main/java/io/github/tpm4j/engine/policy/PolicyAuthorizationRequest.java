package io.github.tpm4j.engine.policy;

import io.github.tpm4j.engine.clock.TpmClock;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * What TPM2_PolicySigned and TPM2_PolicySecret have in common (Part 3, 23.2): an entity authorises
 * now, for a while.
 *
 * @param nonceTpm parameter 1 of both
 * @param expirationSeconds parameter 4 of both; negative if a ticket is wanted
 */
public record PolicyAuthorizationRequest(
    TpmClock clock,
    Session session,
    Bytes nonceTpm,
    int expirationSeconds,
    PolicyDeadline deadline) {

  public static PolicyAuthorizationRequest of(
      TpmClock clock, Session session, Bytes nonceTpm, int expirationSeconds) {
    PolicyDeadline deadline =
        PolicyDeadline.of(session.policy(), expirationSeconds, nonceTpm, clock.time());
    return new PolicyAuthorizationRequest(clock, session, nonceTpm, expirationSeconds, deadline);
  }

  /** What is asserted; a trial session has no deadline. */
  public PolicyAssertion assertion(TpmSt kind, Bytes name, Bytes policyRef, Bytes cpHashA) {
    PolicyDeadline limit = session.isTrial() ? PolicyDeadline.NONE : deadline;
    return new PolicyAssertion(kind, name, policyRef, cpHashA, limit);
  }

  /**
   * The checks that a trial session does not need.
   *
   * @throws TpmFailure TPM_RC_NONCE, parameter 1; TPM_RC_EXPIRED, parameter 4; TPM_RC_SIZE,
   *     parameter 2; TPM_RC_CPHASH
   */
  public void check(PolicyAssertion assertion) {
    boolean isOfSession = nonceTpm.isEmpty() || nonceTpm.equals(Bytes.of(session.nonceTpm()));
    TpmFailure.require(isOfSession, TpmRc.NONCE.parameter(1));
    deadline.check(clock, session.policy(), 4);
    assertion.checkCpHash(session.policy());
  }

  /** Whether a ticket is to be given out. */
  public boolean wantsTicket() {
    return expirationSeconds < 0 && !session.isTrial();
  }
}
