package io.github.tpm4j.differential;

import io.github.tpm4j.differential.compare.Divergence;
import io.github.tpm4j.differential.step.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leaves steps out of a sequence for as long as the same divergence is found (ddmin). */
final class Minimizer {
  private final Lockstep lockstep;

  Minimizer(Lockstep lockstep) {
    this.lockstep = lockstep;
  }

  /** The shortest sequence found; its last step shows the divergence. */
  List<Step> minimize(List<Step> steps, Divergence divergence) throws IOException {
    List<Step> shortest = List.copyOf(steps);
    for (int length = Math.max(1, steps.size() / 2); length >= 1; length /= 2) {
      shortest = withoutRuns(shortest, length, divergence);
    }
    return shortest;
  }

  private List<Step> withoutRuns(List<Step> steps, int length, Divergence divergence)
      throws IOException {
    List<Step> shortest = steps;
    // From the end: later steps depend on earlier ones. The last step itself has to stay.
    for (int end = steps.size() - 1; end > 0; end -= length) {
      int start = Math.max(0, end - length);
      if (end < shortest.size()) {
        List<Step> shorter = new ArrayList<>(shortest);
        shorter.subList(start, end).clear();
        if (shows(shorter, divergence)) {
          shortest = List.copyOf(shorter);
        }
      }
    }
    return shortest;
  }

  private boolean shows(List<Step> steps, Divergence divergence) throws IOException {
    Optional<Divergence> found = lockstep.replay(steps);
    return found.isPresent()
        && found.get().key().equals(divergence.key())
        && found.get().step().number() == divergence.step().number();
  }
}
