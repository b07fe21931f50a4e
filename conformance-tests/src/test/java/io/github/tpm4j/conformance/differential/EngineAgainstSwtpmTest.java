package io.github.tpm4j.conformance.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.differential.compare.KnownDifferences;
import io.github.tpm4j.conformance.differential.subject.EngineSubject;
import io.github.tpm4j.conformance.differential.subject.Subject;
import io.github.tpm4j.conformance.differential.subject.SwtpmSubject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The bundled TPM answers as swtpm does, but for the differences that are listed. The system
 * properties {@code tpm4j.differential.seed} and {@code tpm4j.differential.sequences} choose the
 * sequences.
 */
@Tag("peer")
class EngineAgainstSwtpmTest {
  private static final int FINDINGS = 40;

  @Test
  void answersGeneratedSequencesAlike() throws IOException {
    long seed = Long.getLong("tpm4j.differential.seed", 1);
    int sequences = Integer.getInteger("tpm4j.differential.sequences", 1000);
    try (Subject reference = new SwtpmSubject("swtpm");
        Subject candidate = new EngineSubject()) {
      List<Finding> findings =
          new DifferentialRun(reference, candidate, KnownDifferences.ofEngineAgainstSwtpm())
              .run(seed, sequences, FINDINGS);

      assertTrue(findings.isEmpty(), findings::toString);
    }
  }

  @Test
  void hasEveryCommandOfTheReference() throws IOException {
    try (Subject reference = new SwtpmSubject("swtpm");
        Subject candidate = new EngineSubject()) {
      assertEquals(Set.of(), new CommandSets(reference, candidate).onlyReference());
    }
  }
}
