package io.github.tpm4j.conformance.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Coverage-guided inputs for what takes octets from outside. */
@Timeout(value = 1, unit = TimeUnit.DAYS)
class JazzerTest {
  private static final String PROJECT = "io.github.tpm4j.**";
  private static List<Seeds.Exchange> exchanges;

  @TempDir private Path folder;

  @BeforeAll
  static void record() throws IOException {
    exchanges = Seeds.exchanges();
  }

  @Test
  void engine() throws Exception {
    Corpus.engine(folder.resolve("corpus"), exchanges);
    assertFindsNothing(EngineTarget.class, FuzzSettings.inputs(6));
  }

  @Test
  void responsesAndKeyFiles() throws Exception {
    Corpus.readers(folder.resolve("corpus"), exchanges);
    assertFindsNothing(ReadersTarget.class, FuzzSettings.inputs(6));
  }

  @Test
  void evidence() throws Exception {
    Corpus.evidence(folder.resolve("corpus"));
    assertFindsNothing(EvidenceTarget.class, FuzzSettings.inputs(6));
  }

  @Test
  void formsOfClevisAndSystemd() throws Exception {
    Corpus.sealed(folder.resolve("corpus"));
    assertFindsNothing(SealedTarget.class, FuzzSettings.inputs(3));
  }

  @Test
  void servers() throws Exception {
    Corpus.servers(folder.resolve("corpus"), exchanges);
    assertFindsNothing(ServersTarget.class, FuzzSettings.inputs(1));
  }

  private void assertFindsNothing(Class<?> target, int inputs) throws Exception {
    JazzerRun run = JazzerRun.of(target, PROJECT, inputs, folder);
    assertTrue(run.foundNothing(), run::toString);
    assertTrue(run.inputs() >= inputs, run::toString);
  }

  @Test
  void findsAPlantedBug() throws Exception {
    byte[] command = {(byte) 0x80, 1, 0, 0, 0, 12, 0, 0, 1, 0x7B, 0, 8};
    Files.write(Files.createDirectory(folder.resolve("corpus")).resolve("command"), command);
    String target = PlantedBugTarget.class.getPackageName() + ".PlantedBug*";
    JazzerRun run = JazzerRun.of(PlantedBugTarget.class, target, 1_000_000, folder);
    assertFalse(run.foundNothing(), run::toString);
    assertTrue(run.output().contains(PlantedBugTarget.MESSAGE), run::toString);
    assertEquals(0, run.inputs());
  }
}
