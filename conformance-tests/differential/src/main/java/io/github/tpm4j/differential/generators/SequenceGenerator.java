package io.github.tpm4j.differential.generators;

import io.github.tpm4j.differential.Lockstep;
import io.github.tpm4j.differential.compare.Divergence;
import io.github.tpm4j.differential.step.Step;
import io.github.tpm4j.tss.constants.TpmCc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Generates one sequence from its seed, and runs it at the same time. */
public final class SequenceGenerator {
  private final SequenceModel model;
  private final Lockstep lockstep;

  /**
   * A sequence.
   *
   * @param seed the same seed gives the same sequence for the same reference
   * @param commands those that both TPMs have
   * @param steps how many commands at the most
   */
  public SequenceGenerator(long seed, Lockstep lockstep, Set<TpmCc> commands, int steps) {
    this.lockstep = lockstep;
    model = new SequenceModel(new Choice(seed), lockstep, commands, steps);
  }

  /** Runs the sequence to its end, or to the first divergence. */
  public Optional<Divergence> run() throws IOException {
    lockstep.begin();
    try {
      new ManagementGenerator(model).begin();
      List<Action> actions = weighted();
      while (true) {
        model.choice().of(actions).commands().run();
      }
    } catch (SequenceEnd e) {
      return model.divergence();
    }
  }

  private List<Action> weighted() {
    List<Action> actions = new ArrayList<>();
    for (Generator chapter : chapters()) {
      for (Action action : chapter.actions()) {
        for (int i = 0; i < action.weight(); i++) {
          actions.add(action);
        }
      }
    }
    return actions;
  }

  private List<Generator> chapters() {
    List<Generator> chapters = new ArrayList<>(chaptersOf159());
    // A sequence for TPMs without these commands stays what its seed has always made of it.
    if (model.has(TpmCc.SIGN_SEQUENCE_START)) {
      chapters.add(new PostQuantumGenerator(model));
      chapters.add(new NewerManagementGenerator(model));
    }
    return chapters;
  }

  private List<Generator> chaptersOf159() {
    return List.of(
        new ManagementGenerator(model),
        new SessionGenerator(model),
        new PolicyGenerator(model),
        new KeyChainGenerator(model),
        new ObjectGenerator(model),
        new NvGenerator(model),
        new NvScenarioGenerator(model),
        new PcrGenerator(model),
        new HierarchyGenerator(model),
        new SigningGenerator(model),
        new AsymmetricGenerator(model),
        new SymmetricGenerator(model),
        new AttestationGenerator(model),
        new DuplicationGenerator(model),
        new ContextGenerator(model),
        new AuthorizedPolicyGenerator(model));
  }

  /** The command that one of the TPMs did not survive. */
  public Optional<Step> unanswered() {
    return model.unanswered();
  }

  /** What was run. */
  public List<Step> steps() {
    return model.steps();
  }
}
