package io.github.tpm4j.engine.store;

import static io.github.tpm4j.engine.store.StateFiles.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.store.StateStoreException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
  @TempDir Path directory;

  @Test
  void refusesASecondStoreOfThisProcessAndNamesTheDirectory() {
    try (DirectoryStore first = StateFiles.open(directory)) {
      StateStoreException refusal = assertRefused(Reason.IN_USE, () -> StateFiles.open(directory));
      assertTrue(refusal.getMessage().contains(directory.toString()), refusal::getMessage);
      first.commit(Records.set("da", "still usable"));
    }
  }

  @Test
  void refusesTheSameDirectoryByAnotherPath() throws IOException {
    Path real = Files.createDirectory(directory.resolve("real"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), real);
    try (DirectoryStore first = StateFiles.open(real)) {
      assertRefused(Reason.IN_USE, () -> StateFiles.open(link));
      first.commit(Records.set("da", "still usable"));
    }
  }

  @Test
  void isFreeAgainAfterClose() {
    StateFiles.open(directory).close();
    StateFiles.open(directory).close();
  }

  @Test
  void refusesASecondProcess_alsoAfterThisOneRefusedItself() throws Exception {
    try (DirectoryStore first = StateFiles.open(directory)) {
      assertRefused(Reason.IN_USE, () -> StateFiles.open(directory));
      assertEquals(
          "TPM state directory %s is in use by another process. ".formatted(directory)
              + "Close that TPM, or choose another directory.",
          outcomeInAnotherProcess());
      first.commit(Records.set("da", "still usable"));
    }
    assertEquals("opened", outcomeInAnotherProcess());
  }

  @Test
  void isRefusedWhileAnotherProcessHasIt_andFreeOnceThatIsKilled() throws Exception {
    Process process =
        JavaProcess.start(CountingProcess.class, directory.toString(), "PROCESS_KILL", "none");
    try {
      assertEquals('1', process.getInputStream().read());
      assertRefused(Reason.IN_USE, () -> StateFiles.open(directory));
    } finally {
      process.destroyForcibly().waitFor();
    }
    StateFiles.open(directory).close();
  }

  private String outcomeInAnotherProcess() throws Exception {
    Process process = JavaProcess.start(OpeningProcess.class, directory.toString());
    byte[] output = process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor());
    return new String(output, StandardCharsets.UTF_8).strip();
  }

  /** Opens and closes the directory, and prints what came of it. */
  static final class OpeningProcess {
    private OpeningProcess() {}

    public static void main(String[] arguments) {
      try (DirectoryStore store = StateFiles.open(Path.of(arguments[0]))) {
        store.load();
        System.out.println("opened");
      } catch (StateStoreException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
