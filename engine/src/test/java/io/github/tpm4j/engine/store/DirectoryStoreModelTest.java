package io.github.tpm4j.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeTry;

/** A directory is a map, whatever is done to it in whatever order. */
class DirectoryStoreModelTest {
  /** Small enough for the state to be written anew every few commits. */
  private static final int JOURNAL_LIMIT_BYTES = 600;

  private final Path parent;
  private Path directory;
  private Map<String, byte[]> model;

  DirectoryStoreModelTest() throws IOException {
    parent = Files.createTempDirectory("tpm4j-store");
  }

  @BeforeTry
  void startAfresh() throws IOException {
    directory = Files.createTempDirectory(parent, "state");
    model = new HashMap<>();
  }

  @AfterProperty
  void deleteFiles() throws IOException {
    try (Stream<Path> files = Files.walk(parent)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 150)
  void plainStateIsThatOfAMap(
      @ForAll @Size(max = 40) List<@IntRange(max = 99_999) Integer> operations) {
    run(operations, StateProtection.none());
  }

  @Property(tries = 150)
  void encryptedStateIsThatOfAMap(
      @ForAll @Size(max = 40) List<@IntRange(max = 99_999) Integer> operations) throws IOException {
    run(operations, StateFiles.keyFile(directory));
  }

  private void run(List<Integer> operations, StateProtection protection) {
    DirectoryStore store = open(protection);
    try {
      for (int operation : operations) {
        switch (operation % 10) {
          case 0 -> {
            store.close();
            store = open(protection);
          }
          case 1 -> store.discardHistory();
          default -> commit(store, operation / 10);
        }
        Records.assertSame(model, store.load());
      }
    } finally {
      store.close();
    }
  }

  private void commit(DirectoryStore store, int number) {
    String name = "nv/" + number % 5;
    byte[] value = new byte[number % 97];
    Arrays.fill(value, (byte) number);
    var changes = number % 7 == 0 ? Records.remove(name) : Records.set(name, value);
    store.commit(changes);
    Records.apply(model, changes);
  }

  private DirectoryStore open(StateProtection protection) {
    return DirectoryStore.open(directory, Durability.PROCESS_KILL, protection, JOURNAL_LIMIT_BYTES);
  }
}
