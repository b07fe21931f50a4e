package io.github.tpm4j.engine.store;

import static io.github.tpm4j.engine.store.StateFiles.assertRefused;

import io.github.tpm4j.engine.store.StateStoreException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationBlobTest {
  @TempDir Path directory;
  private final Map<String, byte[]> records = Records.after(Records.someCommits());

  @Test
  void replacesAllContentOfAnotherStore() {
    try (MemoryStore from = new MemoryStore();
        DirectoryStore to = StateFiles.open(directory)) {
      Records.someCommits().forEach(from::commit);
      to.commit(Records.set("da", "not in the blob"));
      byte[] blob = MigrationBlob.export(from, StateProtection.none());
      MigrationBlob.importInto(to, blob, StateProtection.none());
      Records.assertSame(records, to.load());
    }
    try (DirectoryStore to = StateFiles.open(directory)) {
      Records.assertSame(records, to.load());
    }
  }

  @Test
  void carriesNothingAndMuch() {
    Map<String, byte[]> much = Map.of("nv", new byte[3_000_000]);
    for (Map<String, byte[]> some : List.of(Map.<String, byte[]>of(), much)) {
      byte[] blob = MigrationBlob.of(some, StateProtection.none());
      Records.assertSame(some, MigrationBlob.read(blob, StateProtection.none()));
    }
  }

  @Test
  void isEncryptedOnRequest() throws IOException {
    byte[] blob = MigrationBlob.of(records, StateFiles.keyFile(directory));
    Records.assertSame(records, MigrationBlob.read(blob, StateFiles.keyFile(directory)));
    assertRefused(Reason.KEY_NEEDED, () -> MigrationBlob.read(blob, StateProtection.none()));
  }

  @Test
  void isRefusedWhenCutShort_andTheStoreKeepsWhatItHad() {
    byte[] blob = MigrationBlob.of(records, StateProtection.none());
    try (MemoryStore store = new MemoryStore()) {
      store.commit(Records.set("da", "before"));
      Map<String, byte[]> before = store.load();
      for (int length = 0; length < blob.length; length++) {
        byte[] cut = Arrays.copyOf(blob, length);
        assertRefused(
            Reason.DAMAGED, () -> MigrationBlob.importInto(store, cut, StateProtection.none()));
      }
      Records.assertSame(before, store.load());
    }
  }

  @Test
  void isRefusedWhenSomethingFollows() {
    byte[] blob = MigrationBlob.of(records, StateProtection.none());
    byte[] longer = Arrays.copyOf(blob, blob.length + 8);
    assertRefused(Reason.DAMAGED, () -> MigrationBlob.read(longer, StateProtection.none()));
  }
}
