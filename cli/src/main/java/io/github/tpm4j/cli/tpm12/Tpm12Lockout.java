package io.github.tpm4j.cli.tpm12;

import io.github.tpm4j.cli.tpm.Durations;
import io.github.tpm4j.tpm12.structures.TpmDaInfo;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a TPM 1.2's defence against guessing stands (Part 2, 21.10).
 *
 * @param known whether the TPM says anything of it
 * @param locked whether secrets are refused now, right ones too
 * @param failed how many wrong ones are counted; empty if the TPM does not say
 * @param allowed how many may be; empty if the TPM does not say
 * @param timeLeft how long it is locked still; zero if it is not, or the TPM does not say
 */
public record Tpm12Lockout(
    boolean known, boolean locked, OptionalInt failed, OptionalInt allowed, Duration timeLeft) {

  /** That of a report. */
  public static Tpm12Lockout of(Tpm12Report report) {
    return report.defence().map(Tpm12Lockout::of).orElseGet(Tpm12Lockout::unknown);
  }

  private static Tpm12Lockout unknown() {
    return new Tpm12Lockout(false, false, OptionalInt.empty(), OptionalInt.empty(), Duration.ZERO);
  }

  private static Tpm12Lockout of(TpmDaInfo info) {
    boolean isTimed = (info.actions() & TpmDaInfo.ACTION_TIMEOUT) != 0;
    Duration left =
        info.counts()
            .filter(counts -> info.active() && isTimed)
            .map(counts -> Duration.ofSeconds(counts.actionDependValue() & 0xFFFF_FFFFL))
            .orElse(Duration.ZERO);
    return new Tpm12Lockout(
        true,
        info.active(),
        info.counts().map(c -> OptionalInt.of(c.current())).orElse(OptionalInt.empty()),
        info.counts().map(c -> OptionalInt.of(c.threshold())).orElse(OptionalInt.empty()),
        left);
  }

  /** Whether half of the wrong secrets that are allowed are counted, and it is not locked. */
  boolean isNear() {
    return !locked
        && failed.isPresent()
        && allowed.orElse(0) > 0
        && failed.getAsInt() * 2 >= allowed.getAsInt();
  }

  /** How many of how many, such as {@code 1 of 5 wrong secrets}. */
  String count() {
    return failed.isEmpty()
        ? "wrong secrets are counted, the TPM does not say how many"
        : failed.getAsInt() + " of " + allowed.orElse(0) + " wrong secrets";
  }

  /** One line for people. */
  public String text() {
    if (!known) {
      return "?: the TPM does not say";
    }
    if (!locked) {
      return "none: " + count();
    }
    return "LOCKED: "
        + count()
        + (timeLeft.isZero() ? "" : "; a try comes back in " + Durations.text(timeLeft));
  }
}
