package io.github.tpm4j.differential;

import io.github.tpm4j.differential.compare.AnswerComparison;
import io.github.tpm4j.differential.compare.Divergence;
import io.github.tpm4j.differential.compare.KnownDivergences;
import io.github.tpm4j.differential.executor.Answer;
import io.github.tpm4j.differential.executor.Executor;
import io.github.tpm4j.differential.implementation.Implementation;
import io.github.tpm4j.differential.implementation.NoAnswerException;
import io.github.tpm4j.differential.step.CommandStep;
import io.github.tpm4j.differential.step.PowerStep;
import io.github.tpm4j.differential.step.Step;
import io.github.tpm4j.tss.constants.TpmRc;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Runs sequences on two TPMs, step by step, and compares the answers. */
public final class Lockstep {
  private final Executor reference;
  private final Executor candidate;
  private final KnownDivergences known;
  private final Coverage coverage = new Coverage();
  private StateDivergence states;
  private boolean diverged;

  /**
   * Brings two TPMs together.
   *
   * @param reference whose answers decide how generated sequences go on
   * @param known divergences that do not count
   */
  public Lockstep(Implementation reference, Implementation candidate, KnownDivergences known) {
    this.reference = new Executor(reference);
    this.candidate = new Executor(candidate);
    this.known = known;
  }

  /** Makes both TPMs fresh from manufacture. */
  public void begin() throws IOException {
    reference.begin();
    candidate.begin();
    states = new StateDivergence(reference, candidate);
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
    boolean comparable = states.comparable(step);
    boolean misread = states.misread(step);
    Answer first = reference.execute(step);
    Answer second = candidate.execute(step);
    coverage.count(step.spec().toString(), first.code());
    states.after(step, comparable, first, second);
    AnswerComparison comparison = new AnswerComparison(step, first, second, misread);
    List<Divergence> all = comparison.divergences(comparable);
    // All of them: each justified one that is met is noted.
    List<Divergence> unjustified = all.stream().filter(one -> !known.justify(one)).toList();
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

  /** Whether a justified divergence has left the TPMs in different states. */
  public boolean diverged() {
    return diverged;
  }

  /** Runs a whole sequence until the first divergence. */
  public Optional<Divergence> replay(List<Step> steps) throws IOException {
    begin();
    for (Step step : steps) {
      if (step instanceof PowerStep power) {
        run(power);
      } else if (step instanceof CommandStep command) {
        Optional<Divergence> divergence = run(command).divergence();
        if (divergence.isPresent() || diverged) {
          return divergence;
        }
      }
    }
    return Optional.empty();
  }
}
