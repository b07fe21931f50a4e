package io.github.tpm4j.differential;

import io.github.tpm4j.differential.compare.Divergence;
import io.github.tpm4j.differential.step.Step;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A divergence with the shortest sequence that shows it.
 *
 * @param seed of the sequence in which it was found first
 * @param times how many sequences have shown the like
 */
public record Finding(long seed, List<Step> steps, Divergence divergence, int times) {

  Finding again() {
    return new Finding(seed, steps, divergence, times + 1);
  }

  @Override
  public String toString() {
    return String.format("%s%n  seed %d, %d times%n", divergence, seed, times)
        + steps.stream().map(step -> "  " + step).collect(Collectors.joining("\n"))
        + "\n";
  }
}
