package io.github.tpm4j.differential.generate;

import io.github.tpm4j.differential.Lockstep;
import io.github.tpm4j.differential.compare.Difference;
import io.github.tpm4j.differential.step.Step;
import io.github.tpm4j.tss.constants.TpmCc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Generates one sequence from its seed, and runs it at the same time. */
public final class SequenceGenerator {
  private final World world;
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
    world = new World(new Choice(seed), lockstep, commands, steps);
  }

  /** Runs the sequence to its end, or to the first difference. */
  public Optional<Difference> run() throws IOException {
    lockstep.begin();
    try {
      new ManagementMoves(world).begin();
      List<Move> moves = weighted();
      while (true) {
        world.choice().of(moves).commands().run();
      }
    } catch (SequenceEnd e) {
      return world.difference();
    }
  }

  private List<Move> weighted() {
    List<Move> moves = new ArrayList<>();
    for (Moves chapter : chapters()) {
      for (Move move : chapter.moves()) {
        for (int i = 0; i < move.weight(); i++) {
          moves.add(move);
        }
      }
    }
    return moves;
  }

  private List<Moves> chapters() {
    return List.of(
        new ManagementMoves(world),
        new SessionMoves(world),
        new PolicyMoves(world),
        new KeyChain(world),
        new ObjectMoves(world),
        new NvMoves(world),
        new NvScenarios(world),
        new PcrMoves(world),
        new HierarchyMoves(world),
        new SigningMoves(world),
        new AsymmetricMoves(world),
        new SymmetricMoves(world),
        new AttestationMoves(world),
        new DuplicationMoves(world),
        new ContextMoves(world),
        new AuthorizedPolicyMoves(world));
  }

  /** The command that one of the TPMs did not survive. */
  public Optional<Step> unanswered() {
    return world.unanswered();
  }

  /** What was run. */
  public List<Step> steps() {
    return world.steps();
  }
}
