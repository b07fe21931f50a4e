package io.github.tpm4j.engine.store;

import static io.github.tpm4j.engine.store.StateFiles.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.store.StateStoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit that the disk refuses changes nothing, and the next one may succeed. */
class FailedCommitTest {
  @TempDir Path directory;

  @Test
  void changesNothingWhenAnAppendHitsTheEndOfTheSpace() throws Exception {
    Path state = directory.resolve("tpm");
    // The limit of file sizes (in blocks of 512 bytes) cuts a write short, as a full disk does.
    String quoted =
        JavaProcess.command(FillingProcess.class, state.toString()).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Process process =
        new ProcessBuilder("sh", "-c", "ulimit -f 600; exec " + quoted)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), output);
    String[] words = output.strip().split(" ");
    assertEquals("refused", words[0], output);
    Map<String, byte[]> expected =
        FillingProcess.contentAfter(Integer.parseInt(words[1]), words.length > 2);
    try (DirectoryStore store = StateFiles.open(state)) {
      Records.assertSame(expected, store.load());
    }
  }

  /** Commits ever more until that is refused, then less. */
  static final class FillingProcess {
    private static final int VALUE_BYTES = 9_000;

    private FillingProcess() {}

    public static void main(String[] arguments) throws IOException {
      Path directory = Path.of(arguments[0]);
      try (DirectoryStore store = StateFiles.open(directory)) {
        int count = fill(store, directory);
        store.commit(Records.remove("nv/0"));
        Records.assertSame(contentAfter(count, true), store.load());
        System.out.println("refused " + count + " recovered");
      }
    }

    private static int fill(DirectoryStore store, Path directory) throws IOException {
      for (int count = 0; ; count++) {
        byte[] before = count == 0 ? null : Files.readAllBytes(StateFiles.file(directory));
        try {
          store.commit(Records.set("nv/" + count, value(count)));
        } catch (StateStoreException e) {
          assertEquals(Reason.COMMIT_FAILED, e.reason());
          Records.assertSame(contentAfter(count, false), store.load());
          assertArrayEquals(before, Files.readAllBytes(StateFiles.file(directory)));
          return count;
        }
      }
    }

    static Map<String, byte[]> contentAfter(int count, boolean removedFirst) {
      Map<String, byte[]> content = Records.after(List.of());
      for (int i = removedFirst ? 1 : 0; i < count; i++) {
        content.put("nv/" + i, value(i));
      }
      return content;
    }

    private static byte[] value(int number) {
      byte[] value = new byte[VALUE_BYTES];
      value[number] = 1;
      return value;
    }
  }

  @Test
  void changesNothingWhenTheFileCannotBeWrittenAnew() throws IOException {
    Path state = directory.resolve("tpm");
    try (DirectoryStore store = StateFiles.open(state)) {
      store.commit(Records.set("da", "before"));
      byte[] before = Files.readAllBytes(StateFiles.file(state));
      // A directory that is not empty, where the new file is to be: not even root can delete it.
      Path obstacle = Files.createDirectories(state.resolve("state.new/full"));
      assertRefused(Reason.COMMIT_FAILED, store::discardHistory);
      assertRefused(Reason.COMMIT_FAILED, () -> store.commit(Records.set("da", "after")));
      Records.assertSame(Records.after(List.of(Records.set("da", "before"))), store.load());
      assertArrayEquals(before, Files.readAllBytes(StateFiles.file(state)));
      Files.delete(obstacle);
      store.commit(Records.set("da", "after"));
    }
    try (DirectoryStore store = StateFiles.open(state)) {
      Records.assertSame(Records.after(List.of(Records.set("da", "after"))), store.load());
    }
  }

  @Test
  void keepsTheOldKeyWhenTheNewOneCannotBeSet() throws IOException {
    Path state = directory.resolve("tpm");
    try (DirectoryStore store = StateFiles.open(state)) {
      store.commit(Records.set("da", "before"));
      Path obstacle = Files.createDirectories(state.resolve("state.new/full"));
      StateProtection key = StateFiles.keyFile(directory);
      assertRefused(Reason.COMMIT_FAILED, () -> store.changeProtection(key));
      Files.delete(obstacle);
      store.commit(Records.set("da", "after"));
    }
    StateFiles.open(state).close();
  }

  @Test
  void writesAFileThatWasRemovedAnew() throws IOException {
    try (DirectoryStore store = StateFiles.open(directory)) {
      store.commit(Records.set("da", "before"));
      Files.delete(StateFiles.file(directory));
      store.commit(Records.set("nv/1", "after"));
    }
    try (DirectoryStore store = StateFiles.open(directory)) {
      Records.assertSame(
          Records.after(List.of(Records.set("da", "before"), Records.set("nv/1", "after"))),
          store.load());
    }
  }

  @Test
  void acknowledgesNothingOnceItsDirectoryWasRemoved() throws IOException {
    Path state = directory.resolve("tpm");
    try (DirectoryStore store = StateFiles.open(state)) {
      store.commit(Records.set("da", "before"));
      Files.delete(StateFiles.file(state));
      Files.delete(state.resolve("lock"));
      Files.delete(state);
      assertRefused(Reason.COMMIT_FAILED, () -> store.commit(Records.set("da", "after")));
      Records.assertSame(Records.after(List.of(Records.set("da", "before"))), store.load());
    }
  }

  @Test
  void writesNothingIntoADirectoryThatHasTakenThePlaceOfItsOwn() throws IOException {
    Path state = directory.resolve("tpm");
    try (DirectoryStore store = StateFiles.open(state)) {
      store.commit(Records.set("da", "before"));
      Files.move(state, directory.resolve("moved"));
      Files.createDirectory(state);
      StateStoreException refusal =
          assertRefused(Reason.COMMIT_FAILED, () -> store.commit(Records.set("da", "after")));
      assertTrue(refusal.getMessage().contains("replaced"), refusal::getMessage);
      assertFalse(Files.exists(StateFiles.file(state)));
    }
  }

  @Test
  void namesTheDirectoryThatIsAFile() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    StateStoreException refusal = assertRefused(Reason.UNREADABLE, () -> StateFiles.open(file));
    assertTrue(refusal.getMessage().contains(file.toString()), refusal::getMessage);
  }

  @Test
  void commitsOnAnInterruptedThreadAndLeavesItInterrupted() {
    try (DirectoryStore store =
        DirectoryStore.open(directory, Durability.POWER_LOSS, StateProtection.none())) {
      Thread.currentThread().interrupt();
      store.commit(Records.set("da", "one"));
      store.commit(Records.set("da", "two"));
      assertTrue(Thread.interrupted());
      store.commit(Records.set("da", "three"));
    }
    try (DirectoryStore store = StateFiles.open(directory)) {
      assertArrayEquals("three".getBytes(UTF_8), store.load().get("da"));
    }
  }
}
