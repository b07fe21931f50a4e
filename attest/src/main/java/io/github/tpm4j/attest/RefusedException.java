package io.github.tpm4j.attest;

import java.util.List;
import java.util.stream.Collectors;

/** Evidence that is refused, for programs that treat it as an exception. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Refusal> refusals;

  /**
   * Evidence refused for several reasons.
   *
   * @param refusals at least one
   */
  public RefusedException(List<Refusal> refusals) {
    // No stack trace: bad input is an everyday event for a verifier, and must not be slow.
    super(
        refusals.stream().map(Refusal::toString).collect(Collectors.joining("; ")),
        null,
        false,
        false);
    this.refusals = List.copyOf(refusals);
  }

  /**
   * Evidence refused for one reason.
   *
   * @param reason what is wrong
   * @param where the part of the evidence
   * @param detail what was found and what was expected
   */
  public RefusedException(Reason reason, String where, String detail) {
    this(List.of(new Refusal(reason, where, detail)));
  }

  /**
   * Why: at least one reason.
   *
   * @return at least one reason
   */
  public List<Refusal> refusals() {
    return refusals;
  }
}
