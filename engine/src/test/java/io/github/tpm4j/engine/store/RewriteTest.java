package io.github.tpm4j.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state written anew: when, and what an interruption leaves. */
class RewriteTest {
  private static final int JOURNAL_LIMIT_BYTES = 2_000;

  @TempDir Path directory;

  @Test
  void keepsTheFileSmallUnderManyCommits() throws IOException {
    try (DirectoryStore store = open()) {
      for (int i = 0; i < 500; i++) {
        store.commit(Records.set("counter", "value " + i));
        assertTrue(Files.size(file()) < 2 * JOURNAL_LIMIT_BYTES);
      }
    }
    try (DirectoryStore store = open()) {
      assertTrue(Arrays.equals("value 499".getBytes(), store.load().get("counter")));
    }
  }

  @Test
  void dropsReplacedValuesWhenHistoryIsDiscarded() throws IOException {
    try (DirectoryStore store = open()) {
      store.commit(Records.set("seed", new byte[1_000]));
      store.commit(Records.set("seed", new byte[16]));
      assertTrue(Files.size(file()) > 1_000);
      store.discardHistory();
      assertTrue(Files.size(file()) < 1_000);
    }
  }

  @Test
  void writesNothingWhereNothingChanges() throws IOException {
    try (DirectoryStore store = open()) {
      store.commit(Records.set("index", "value"));
      byte[] before = Files.readAllBytes(file());
      store.commit(Records.set("index", "value"));
      store.commit(Records.remove("absent"));
      assertArrayEquals(before, Files.readAllBytes(file()));

      store.commit(Records.set("index", "other"));
      store.commit(Records.set("empty", ""));
      assertTrue(Files.size(file()) > before.length);
    }
    try (DirectoryStore store = open()) {
      assertArrayEquals("other".getBytes(), store.load().get("index"));
      assertArrayEquals(new byte[0], store.load().get("empty"));
    }
  }

  @Test
  void writesAnewWhereNothingChangesButTheFileIsGone() throws IOException {
    try (DirectoryStore store = open()) {
      store.commit(Records.set("index", "value"));
      Files.delete(file());
      store.commit(Records.set("index", "value"));
    }
    try (DirectoryStore store = open()) {
      assertArrayEquals("value".getBytes(), store.load().get("index"));
    }
  }

  @Test
  void ignoresANewFileThatNeverGotItsName() throws IOException {
    StateFiles.write(directory, StateProtection.none(), Records.someCommits());
    byte[] whole = Files.readAllBytes(file());
    Path fresh = directory.resolve("state.new");
    for (int length = 0; length <= whole.length; length += 100) {
      Files.write(fresh, Arrays.copyOf(whole, length));
      try (DirectoryStore store = open()) {
        Records.assertSame(Records.after(Records.someCommits()), store.load());
        store.commit(Records.set("later", "value"));
        store.commit(Records.remove("later"));
      }
      assertFalse(Files.exists(fresh));
    }
  }

  @Test
  void startsEmptyWhenTheVeryFirstFileNeverGotItsName() throws IOException {
    Files.write(directory.resolve("state.new"), new byte[] {1, 2, 3});
    try (DirectoryStore store = open()) {
      assertTrue(store.load().isEmpty());
      store.commit(Records.set("da", "value"));
    }
  }

  @Test
  void writesNothingBeforeTheFirstCommit() {
    try (DirectoryStore store = open()) {
      assertTrue(store.load().isEmpty());
      assertFalse(Files.exists(file()));
    }
  }

  private DirectoryStore open() {
    return DirectoryStore.open(
        directory, Durability.PROCESS_KILL, StateProtection.none(), JOURNAL_LIMIT_BYTES);
  }

  private Path file() {
    return StateFiles.file(directory);
  }
}
