package io.github.tpm4j.engine.store;

import static io.github.tpm4j.engine.store.StateFiles.assertRefused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.tpm4j.engine.store.StateStoreException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateProtectionTest {
  private static final int KDF_OFFSET = 12;

  @TempDir Path directory;
  @TempDir Path keys;

  @Test
  void opensWithTheSamePassword() {
    StateFiles.open(directory, password("pässword")).close();
    commit(password("pässword"));
    try (DirectoryStore store = StateFiles.open(directory, password("pässword"))) {
      Records.assertSame(Records.after(List.of(Records.set("seed", "a secret"))), store.load());
    }
  }

  @Test
  void refusesAnotherPassword() {
    commit(password("right"));
    StateStoreException refusal =
        assertRefused(Reason.WRONG_KEY, () -> StateFiles.open(directory, password("wrong")));
    assertFalse(refusal.getMessage().contains("wrong"), refusal::getMessage);
  }

  @Test
  void refusesAnotherKeyFile() throws IOException {
    commit(StateFiles.keyFile(keys));
    Path other = Files.write(keys.resolve("other"), new byte[32]);
    assertRefused(
        Reason.WRONG_KEY, () -> StateFiles.open(directory, StateProtection.keyFile(other)));
  }

  @Test
  void refusesEncryptedStateWithoutAKey() {
    commit(password("right"));
    assertRefused(Reason.KEY_NEEDED, () -> StateFiles.open(directory));
  }

  @Test
  void refusesAKeyFileWhereAPasswordIsNeeded() throws IOException {
    commit(password("right"));
    StateProtection keyFile = StateFiles.keyFile(keys);
    assertRefused(Reason.KEY_NEEDED, () -> StateFiles.open(directory, keyFile));
  }

  @Test
  void refusesPlainStateWhereAKeyIsGiven_asItMayHaveBeenPutThere() {
    commit(StateProtection.none());
    assertRefused(Reason.NOT_ENCRYPTED, () -> StateFiles.open(directory, password("right")));
  }

  @Test
  void refusesAnEmptyPassword() {
    assertRefused(Reason.UNUSABLE_KEY, () -> password(""));
  }

  @Test
  void refusesKeyFilesThatAreTooShortTooLongOrMissing() throws IOException {
    for (int length : new int[] {0, 31, 65_537}) {
      Path file = Files.write(keys.resolve("key" + length), new byte[length]);
      assertRefused(Reason.UNUSABLE_KEY, () -> StateProtection.keyFile(file));
    }
    assertRefused(Reason.UNUSABLE_KEY, () -> StateProtection.keyFile(keys.resolve("missing")));
  }

  @Test
  void goesOnWhenTheGivenSecretIsWiped() throws IOException {
    StateProtection key = StateFiles.keyFile(keys);
    try (DirectoryStore store = StateFiles.open(directory, key)) {
      key.close();
      store.commit(Records.set("seed", "a secret"));
      store.discardHistory();
    }
    StateFiles.open(directory, StateFiles.keyFile(keys)).close();
  }

  @Test
  void hidesNamesAndValues() throws IOException {
    commit(StateFiles.keyFile(keys));
    String image = new String(Files.readAllBytes(StateFiles.file(directory)), ISO_8859_1);
    assertFalse(image.contains("seed"));
    assertFalse(image.contains("a secret"));
  }

  @Test
  void showsNoSecretInItsText() {
    assertEquals("StateProtection with a password", password("hidden").toString());
  }

  @Test
  void changesTheKey() throws IOException {
    commit(password("old"));
    try (DirectoryStore store = StateFiles.open(directory, password("old"))) {
      store.changeProtection(StateFiles.keyFile(keys));
      store.commit(Records.set("da", "value"));
    }
    assertRefused(Reason.KEY_NEEDED, () -> StateFiles.open(directory, password("old")));
    try (DirectoryStore store = StateFiles.open(directory, StateFiles.keyFile(keys))) {
      assertEquals(Set.of("seed", "da"), store.load().keySet());
    }
  }

  @Test
  void beginsAFileOfItsOwnKeyAtEveryOpening_soThatNoNonceIsUsedTwice() throws IOException {
    Set<ByteBuffer> fileSalts = new HashSet<>();
    StateProtection key = StateFiles.keyFile(keys);
    for (int i = 1; i <= 20; i++) {
      commit(key);
      byte[] image = Files.readAllBytes(StateFiles.file(directory));
      fileSalts.add(ByteBuffer.wrap(FileHeader.decode(image).orElseThrow().fileSalt()));
      assertEquals(i, fileSalts.size());
    }
  }

  @Test
  void beginsAFileOfItsOwnKeyAfterAFailedCommit() throws IOException {
    try (DirectoryStore store = StateFiles.open(directory, StateFiles.keyFile(keys))) {
      store.commit(Records.set("seed", "a secret"));
      byte[] before = fileSalt();
      Path obstacle = Files.createDirectories(directory.resolve("state.new/full"));
      assertRefused(Reason.COMMIT_FAILED, store::discardHistory);
      assertArrayEquals(before, fileSalt());
      Files.delete(obstacle);
      store.commit(Records.set("seed", "another"));
      assertFalse(Arrays.equals(before, fileSalt()));
    }
  }

  private byte[] fileSalt() throws IOException {
    byte[] image = Files.readAllBytes(StateFiles.file(directory));
    return FileHeader.decode(image).orElseThrow().fileSalt();
  }

  @Test
  void refusesAForgedHeaderThatAsksForTooMuchMemory() {
    byte[] blob = MigrationBlob.of(Map.of(), password("right"));
    blob[KDF_OFFSET] = 30;
    System.arraycopy(Sha256.ofRange(blob, 0, 96), 0, blob, 96, Sha256.LENGTH_BYTES);
    assertRefused(Reason.DAMAGED, () -> MigrationBlob.read(blob, password("right")));
  }

  private void commit(StateProtection protection) {
    try (DirectoryStore store = StateFiles.open(directory, protection)) {
      store.commit(Records.set("seed", "a secret"));
    }
  }

  private static StateProtection password(String password) {
    return StateProtection.password(password.toCharArray());
  }
}
