package io.github.tpm4j.differential;

import io.github.tpm4j.differential.compare.AnswerComparison;
import io.github.tpm4j.differential.compare.Difference;
import io.github.tpm4j.differential.compare.KnownDifferences;
import io.github.tpm4j.differential.session.Answer;
import io.github.tpm4j.differential.session.Side;
import io.github.tpm4j.differential.step.CommandStep;
import io.github.tpm4j.differential.step.PowerStep;
import io.github.tpm4j.differential.step.Step;
import io.github.tpm4j.differential.subject.NoAnswerException;
import io.github.tpm4j.differential.subject.Subject;
import io.github.tpm4j.tss.constants.TpmRc;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Runs sequences on two TPMs, step by step, and compares the answers. */
public final class Lockstep {
  private final Side reference;
  private final Side candidate;
  private final KnownDifferences known;
  private final Coverage coverage = new Coverage();
  private Determination determination;
  private boolean diverged;

  /**
   * Brings two TPMs together.
   *
   * @param reference whose answers decide how generated sequences go on
   * @param known differences that do not count
   */
  public Lockstep(Subject reference, Subject candidate, KnownDifferences known) {
    this.reference = new Side(reference);
    this.candidate = new Side(candidate);
    this.known = known;
  }

  /** Makes both TPMs fresh from manufacture. */
  public void begin() throws IOException {
    reference.begin();
    candidate.begin();
    determination = new Determination(reference, candidate);
    diverged = false;
  }

  /** _TPM_Init on both. */
  public void run(PowerStep step) throws IOException {
    reference.powerCycle();
    candidate.powerCycle();
  }

  /**
   * Runs one command on both.
   *
   * @throws NoAnswerException if one has ended
   */
  public Exchange run(CommandStep step) throws IOException {
    boolean determined = determination.of(step);
    Answer first = reference.execute(step);
    Answer second = candidate.execute(step);
    coverage.count(step.spec().toString(), first.code());
    determination.after(step, determined, first, second);
    List<Difference> all = new AnswerComparison(step, first, second).differences(determined);
    // All of them: each justified one that is met is noted.
    List<Difference> unjustified = all.stream().filter(one -> !known.justify(one)).toList();
    diverged |=
        !all.isEmpty() && (first.succeeded() != second.succeeded() || failed(first, second));
    return new Exchange(first, second, unjustified.stream().findFirst());
  }

  /** Whether the reference is in failure mode now, for an authValue that is not there. */
  private static boolean failed(Answer reference, Answer candidate) {
    return reference.code().equals(TpmRc.FAILURE)
        && candidate.code().equals(TpmRc.AUTH_UNAVAILABLE);
  }

  /** What the reference answered until now. */
  public Coverage coverage() {
    return coverage;
  }

  /** Whether a justified difference has left the TPMs in different states. */
  public boolean diverged() {
    return diverged;
  }

  /** Runs a whole sequence until the first difference. */
  public Optional<Difference> replay(List<Step> steps) throws IOException {
    begin();
    for (Step step : steps) {
      if (step instanceof PowerStep power) {
        run(power);
      } else if (step instanceof CommandStep command) {
        Optional<Difference> difference = run(command).difference();
        if (difference.isPresent() || diverged) {
          return difference;
        }
      }
    }
    return Optional.empty();
  }
}
