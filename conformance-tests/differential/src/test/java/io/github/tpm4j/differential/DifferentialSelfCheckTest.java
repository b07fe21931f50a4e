package io.github.tpm4j.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.differential.compare.KnownDivergences;
import io.github.tpm4j.differential.implementation.Implementation;
import io.github.tpm4j.differential.implementation.SwtpmImplementation;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That a differential run finds what differs, and only that. */
@Tag("peer")
class DifferentialSelfCheckTest {
  private static final long SEED = 1;

  @Test
  void findsNothingBetweenTwoOfTheSameTpm() throws IOException {
    int sequences = Integer.getInteger("tpm4j.differential.selfcheck", 100);
    try (Implementation reference = new SwtpmImplementation("swtpm");
        Implementation candidate = new SwtpmImplementation("another swtpm")) {
      List<Finding> findings =
          new DifferentialRun(reference, candidate, KnownDivergences.none())
              .run(SEED, sequences, 20);

      assertTrue(findings.isEmpty(), findings::toString);
    }
  }

  @Test
  void findsAWrongResponseCodeAndTheShortestWayToIt() throws IOException {
    try (Implementation reference = new SwtpmImplementation("swtpm");
        Implementation candidate =
            new WrongCodeImplementation(
                new SwtpmImplementation("another swtpm"),
                TpmCc.NV_WRITE.value(),
                code -> code == TpmRc.NV_RANGE.value() ? TpmRc.SIZE.value() : code)) {
      List<Finding> findings =
          new DifferentialRun(reference, candidate, KnownDivergences.none()).run(SEED, 2000, 1);

      assertFalse(findings.isEmpty());
      Finding finding = findings.get(0);
      assertEquals(
          "TPM2_NV_Write code", finding.divergence().command() + " " + finding.divergence().item());
      // Startup, NV_DefineSpace, NV_Write; with a session or policy a few more.
      assertTrue(finding.steps().size() <= 5, finding::toString);
    }
  }
}
