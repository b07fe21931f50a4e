package io.github.tpm4j.engine.policy;

import io.github.tpm4j.engine.clock.TpmClock;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.ByteBuffer;

/**
 * When an authorisation of TPM2_PolicySigned or TPM2_PolicySecret ends (Part 3, 23.2.5).
 *
 * @param time in Time, in milliseconds; 0 for never
 * @param endsAtReset whether TPM Reset ends it too: it was given without a nonceTPM, so that the
 *     TPM could not tell it from one of before
 */
public record PolicyDeadline(long time, boolean endsAtReset) {
  /** For ever. */
  public static final PolicyDeadline NONE = new PolicyDeadline(0, false);

  private static final long MILLIS_PER_SECOND = 1000;

  /** The top bit of a timeout buffer, which no Time reaches: {@link #endsAtReset}. */
  private static final long ENDS_AT_RESET = Long.MIN_VALUE;

  /**
   * The deadline of a new authorisation.
   *
   * @param expirationSeconds its absolute value counts: since the policy began if there is a
   *     nonceTPM, else since Time began; the seconds of Time are compared, not their fraction
   * @param now Time, in milliseconds
   */
  public static PolicyDeadline of(
      PolicyState policy, int expirationSeconds, Bytes nonceTpm, long now) {
    boolean hasNonce = !nonceTpm.isEmpty();
    if (expirationSeconds == 0) {
      return new PolicyDeadline(0, !hasNonce);
    }
    // -2^31 has no absolute value; it is taken for -2^31 + 1.
    long seconds = Math.abs(Math.max(expirationSeconds, -Integer.MAX_VALUE));
    long beginning = hasNonce ? policy.startTime() : now % MILLIS_PER_SECOND;
    return new PolicyDeadline(beginning + seconds * MILLIS_PER_SECOND, !hasNonce);
  }

  /** Reads what {@link #timeout} gave out; null if it has another size. */
  public static PolicyDeadline read(Bytes timeout) {
    if (timeout.size() != Long.BYTES) {
      return null;
    }
    long value = ByteBuffer.wrap(timeout.borrow()).getLong();
    return new PolicyDeadline(value & ~ENDS_AT_RESET, (value & ENDS_AT_RESET) != 0);
  }

  /** TPM2B_TIMEOUT, whose form is the TPM's own (Part 2, 10.4.10). */
  public Bytes timeout() {
    long value = endsAtReset ? time | ENDS_AT_RESET : time;
    return Bytes.adopt(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  /**
   * Checks that it is still to come.
   *
   * @throws TpmFailure TPM_RC_EXPIRED, the parameter with this number
   */
  public void check(TpmClock clock, PolicyState policy, int parameter) {
    boolean isOver =
        Long.compareUnsigned(time, clock.time()) < 0 || policy.timeEpoch() != clock.epoch();
    TpmFailure.require(time == 0 || !isOver, TpmRc.EXPIRED.parameter(parameter));
  }
}
