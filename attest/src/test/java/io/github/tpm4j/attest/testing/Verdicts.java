package io.github.tpm4j.attest.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Refusal;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import java.util.List;

/** What tests say about verdicts. */
public final class Verdicts {
  private Verdicts() {}

  public static <T> T accepted(Verdict<T> verdict) {
    try {
      return verdict.orThrow();
    } catch (RefusedException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  /** Refused for these reasons and no others, in this order. */
  public static void assertRefused(Verdict<?> verdict, Reason... reasons) {
    assertEquals(
        List.of(reasons),
        verdict.refusals().stream().map(Refusal::reason).toList(),
        () -> verdict.refusals().toString());
  }

  /** Refused for one reason in one place. */
  public static void assertRefusedAt(Verdict<?> verdict, String where, Reason reason) {
    assertRefused(verdict, reason);
    assertEquals(where, verdict.refusals().get(0).where());
  }
}
