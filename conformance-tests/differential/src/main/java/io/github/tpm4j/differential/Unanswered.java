package io.github.tpm4j.differential;

import io.github.tpm4j.differential.step.Step;

/**
 * A command that one of the TPMs did not survive.
 *
 * @param seed of its sequence
 */
public record Unanswered(long seed, Step step) {

  @Override
  public String toString() {
    return "not survived, seed " + seed + ": " + step;
  }
}
