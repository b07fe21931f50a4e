package io.github.tpm4j.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.differential.compare.KnownDivergences;
import io.github.tpm4j.differential.implementation.EngineImplementation;
import io.github.tpm4j.differential.implementation.Implementation;
import io.github.tpm4j.differential.implementation.SwtpmImplementation;
import io.github.tpm4j.tss.commands.list.Commands;
import io.github.tpm4j.tss.constants.TpmCc;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The bundled TPM answers as swtpm does, but for the divergences that are listed. The system
 * properties {@code tpm4j.differential.seed} and {@code tpm4j.differential.sequences} choose the
 * sequences.
 */
@Tag("peer")
class EngineAgainstSwtpmTest {
  private static final int FINDINGS = 40;

  /** How many sequences it takes for every command to succeed in one of them. */
  private static final int ENOUGH_SEQUENCES = 1000;

  /** swtpm cannot be told that somebody is present, without which TPM2_PP_Commands is refused. */
  private static final Set<String> OUT_OF_REACH = Set.of("TPM2_PP_Commands");

  @Test
  void answersGeneratedSequencesAlike() throws IOException {
    long seed = Long.getLong("tpm4j.differential.seed", 1);
    int sequences = Integer.getInteger("tpm4j.differential.sequences", 1000);
    try (Implementation reference = new SwtpmImplementation("swtpm");
        Implementation candidate = new EngineImplementation()) {
      DifferentialRun run =
          new DifferentialRun(reference, candidate, KnownDivergences.ofEngineAgainstSwtpm());
      List<Finding> findings = run.run(seed, sequences, FINDINGS);
      System.out.println(run.summary() + "\n" + run.coverage().successes());

      assertTrue(findings.isEmpty(), findings::toString);
      assertReached(run.coverage(), new CommandSets(reference, candidate).common(), sequences);
    }
  }

  private static void assertReached(Coverage coverage, Set<TpmCc> commands, int sequences) {
    if (sequences >= ENOUGH_SEQUENCES) {
      Set<String> unreached =
          commands.stream()
              .map(code -> Commands.find(code).orElseThrow().toString())
              .filter(command -> coverage.successes(command) == 0)
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(OUT_OF_REACH, unreached);
    }
  }

  @Test
  void hasEveryCommandOfTheReference() throws IOException {
    try (Implementation reference = new SwtpmImplementation("swtpm");
        Implementation candidate = new EngineImplementation()) {
      assertEquals(Set.of(), new CommandSets(reference, candidate).onlyReference());
    }
  }
}
