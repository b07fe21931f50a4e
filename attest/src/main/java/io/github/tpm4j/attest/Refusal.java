package io.github.tpm4j.attest;

import java.util.Objects;

/**
 * One thing that is wrong with evidence.
 *
 * @param reason what is wrong, for programs
 * @param where the part of the evidence, by the specification's names, such as {@code
 *     quote.extraData} or {@code event 12 (offset 4711)}
 * @param detail what was found and what was expected, for people; holds nothing secret
 */
public record Refusal(Reason reason, String where, String detail) {

  /**
   * Makes one from its components.
   *
   * @param reason what is wrong, for programs
   * @param where the part of the evidence, by the specification's names, such as {@code
   *     quote.extraData} or {@code event 12 (offset 4711)}
   * @param detail what was found and what was expected, for people; holds nothing secret
   */
  public Refusal {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(detail, "detail");
  }

  /** Such as {@code quote.extraData: NONCE_DIFFERS: not the nonce of this request}. */
  @Override
  public String toString() {
    return where + ": " + reason + ": " + detail;
  }
}
