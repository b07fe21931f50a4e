package io.github.tpm4j.differential.compare;

import io.github.tpm4j.differential.step.Step;

/**
 * Two answers that are not as they should be.
 *
 * @param step what was asked
 * @param command the command's name
 * @param item "code", "sessions", the name of a response parameter, or a part of one
 * @param reference what the first TPM answered
 * @param candidate what the second TPM answered
 */
public record Divergence(
    Step step, String command, String item, String reference, String candidate) {

  /** Equal for divergences that very likely have the same cause. */
  public String key() {
    return item.equals("code")
        ? String.join(" ", command, item, reference, candidate)
        : command + " " + item;
  }

  @Override
  public String toString() {
    return command + " " + item + "\n  reference: " + reference + "\n  candidate: " + candidate;
  }
}
