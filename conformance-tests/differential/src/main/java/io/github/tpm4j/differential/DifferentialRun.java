package io.github.tpm4j.differential;

import io.github.tpm4j.differential.compare.Divergence;
import io.github.tpm4j.differential.compare.KnownDivergences;
import io.github.tpm4j.differential.generators.SequenceGenerator;
import io.github.tpm4j.differential.implementation.Implementation;
import io.github.tpm4j.differential.step.Step;
import io.github.tpm4j.tss.constants.TpmCc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs many generated sequences on two TPMs and collects what differs. */
public final class DifferentialRun {
  private static final int STEPS = 25;

  private final Implementation reference;
  private final Implementation candidate;
  private final Lockstep lockstep;
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final List<Unanswered> unanswered = new ArrayList<>();
  private int sequences;
  private int cutShort;

  public DifferentialRun(
      Implementation reference, Implementation candidate, KnownDivergences known) {
    this.reference = reference;
    this.candidate = candidate;
    lockstep = new Lockstep(reference, candidate, known);
  }

  /**
   * Runs sequences; stops early when many different things differ.
   *
   * @param seed of the first sequence; each next one has the next seed
   * @param count how many
   * @param findingsLimit after how many different divergences to stop
   * @return one finding for each kind of divergence
   */
  public List<Finding> run(long seed, int count, int findingsLimit) throws IOException {
    Set<TpmCc> commands = new CommandSets(reference, candidate).common();
    for (int i = 0; i < count && findings.size() < findingsLimit; i++) {
      SequenceGenerator generator = new SequenceGenerator(seed + i, lockstep, commands, STEPS);
      Optional<Divergence> divergence = run(generator, seed + i);
      sequences++;
      cutShort += lockstep.diverged() && divergence.isEmpty() ? 1 : 0;
      noteUnanswered(generator, seed + i);
      if (divergence.isPresent()) {
        find(seed + i, generator.steps(), divergence.get());
      }
    }
    return new ArrayList<>(findings.values());
  }

  private void noteUnanswered(SequenceGenerator generator, long seed) {
    generator.unanswered().ifPresent(step -> unanswered.add(new Unanswered(seed, step)));
  }

  private static Optional<Divergence> run(SequenceGenerator generator, long seed)
      throws IOException {
    try {
      return generator.run();
    } catch (IOException | UncheckedIOException e) {
      throw new IOException("the sequence of seed " + seed + " cannot be run", e);
    }
  }

  /** Commands that one of the TPMs did not survive; their sequences were given up. */
  public List<Unanswered> unanswered() {
    return List.copyOf(unanswered);
  }

  /** How many sequences there were, and which of them did not come to their end. */
  public String summary() {
    return "%d sequences with %d commands; %d cut short by a justified divergence, %d by a TPM's end"
        .formatted(sequences, coverage().total(), cutShort, unanswered.size());
  }

  /** What was sent and answered. */
  public Coverage coverage() {
    return lockstep.coverage();
  }

  private void find(long seed, List<Step> steps, Divergence divergence) throws IOException {
    Finding before = findings.get(divergence.key());
    if (before != null) {
      findings.put(divergence.key(), before.again());
      return;
    }
    List<Step> shortest = new Minimizer(lockstep).minimize(steps, divergence);
    findings.put(divergence.key(), new Finding(seed, shortest, divergence, 1));
  }
}
