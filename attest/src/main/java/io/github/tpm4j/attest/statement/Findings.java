package io.github.tpm4j.attest.statement;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Refusal;
import io.github.tpm4j.attest.RefusedException;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong, where one fault does not hide the next: the first 100, as whoever made
 * the evidence chooses how much is wrong with it. For one thread.
 */
public final class Findings {
  private static final int MAX_REFUSALS = 100;

  private final List<Refusal> refusals = new ArrayList<>();

  /**
   * Adds a refusal unless something holds.
   *
   * @param reason what is wrong
   * @param detail what was found
   */
  public void require(boolean holds, Reason reason, String where, String detail) {
    if (!holds) {
      add(reason, where, detail);
    }
  }

  /**
   * Adds a refusal.
   *
   * @param reason what is wrong
   * @param detail what was found
   */
  public void add(Reason reason, String where, String detail) {
    if (refusals.size() < MAX_REFUSALS) {
      refusals.add(new Refusal(reason, where, detail));
    }
  }

  /**
   * Ends the verification if anything was found.
   *
   * @throws RefusedException with all that was found
   */
  public void throwIfAny() throws RefusedException {
    if (!refusals.isEmpty()) {
      throw new RefusedException(refusals);
    }
  }
}
