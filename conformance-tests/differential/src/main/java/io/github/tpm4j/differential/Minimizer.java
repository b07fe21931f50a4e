package io.github.tpm4j.differential;

import io.github.tpm4j.differential.compare.Difference;
import io.github.tpm4j.differential.step.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leaves steps out of a sequence for as long as the same difference is found (ddmin). */
final class Minimizer {
  private final Lockstep lockstep;

  Minimizer(Lockstep lockstep) {
    this.lockstep = lockstep;
  }

  /** The shortest sequence found; its last step shows the difference. */
  List<Step> minimize(List<Step> steps, Difference difference) throws IOException {
    List<Step> shortest = List.copyOf(steps);
    for (int length = Math.max(1, steps.size() / 2); length >= 1; length /= 2) {
      shortest = withoutRuns(shortest, length, difference);
    }
    return shortest;
  }

  private List<Step> withoutRuns(List<Step> steps, int length, Difference difference)
      throws IOException {
    List<Step> shortest = steps;
    // From the end: later steps depend on earlier ones. The last step itself has to stay.
    for (int end = steps.size() - 1; end > 0; end -= length) {
      int start = Math.max(0, end - length);
      if (end < shortest.size()) {
        List<Step> shorter = new ArrayList<>(shortest);
        shorter.subList(start, end).clear();
        if (shows(shorter, difference)) {
          shortest = List.copyOf(shorter);
        }
      }
    }
    return shortest;
  }

  private boolean shows(List<Step> steps, Difference difference) throws IOException {
    Optional<Difference> found = lockstep.replay(steps);
    return found.isPresent()
        && found.get().key().equals(difference.key())
        && found.get().step().number() == difference.step().number();
  }
}
