package io.github.tpm4j.cli.tpm;

import io.github.tpm4j.tss.attributes.TpmaPermanent;
import io.github.tpm4j.tss.constants.TpmPt;
import java.time.Duration;

/**
 * How the protection against guessing stands (Part 1, 19.8).
 *
 * @param locked whether wrong passwords are refused now, and right ones too
 * @param failed how many wrong ones are counted
 * @param allowed how many may be; 0 if the TPM does not say
 * @param interval after which one is forgotten, if no wrong one comes; zero if none is counted
 */
public record Lockout(boolean locked, long failed, long allowed, Duration interval) {

  /** That of a report. */
  public static Lockout of(TpmReport report) {
    return new Lockout(
        report.bit(TpmPt.PERMANENT, TpmaPermanent.IN_LOCKOUT).orElse(false),
        report.number(TpmPt.LOCKOUT_COUNTER),
        report.number(TpmPt.MAX_AUTH_FAIL),
        Duration.ofSeconds(report.number(TpmPt.LOCKOUT_INTERVAL)));
  }

  /** How long it takes at the most until a password may be tried again; zero if it may now. */
  public Duration timeLeft() {
    return locked ? interval.multipliedBy(Math.max(1, failed - allowed + 1)) : Duration.ZERO;
  }

  /** One line for people. */
  public String text() {
    String count = failed + " of " + allowed + " wrong passwords";
    if (locked) {
      return "LOCKED: " + count + "; a try comes back within " + Durations.text(timeLeft());
    }
    return interval.isZero()
        ? "off: wrong passwords are not counted"
        : "none: " + count + ", one forgotten every " + Durations.text(interval);
  }
}
