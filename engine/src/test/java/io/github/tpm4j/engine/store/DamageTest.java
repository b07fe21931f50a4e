package io.github.tpm4j.engine.store;

import static io.github.tpm4j.engine.store.StateFiles.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.store.StateFiles.Written;
import io.github.tpm4j.engine.store.StateStoreException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that are not what was written are found, wherever they are. */
class DamageTest {
  /** A changed version field cannot be told from a version to come. */
  private static final Set<Reason> DAMAGE = Set.of(Reason.DAMAGED, Reason.NEWER_FORMAT);

  @TempDir Path directory;
  private Written plain;

  @BeforeEach
  void write() throws IOException {
    plain = StateFiles.write(directory, StateProtection.none(), Records.someCommits());
  }

  @Test
  void refusesAFileWithAnySingleBitChanged() {
    everyBit(plain.bytes(), StateProtection.none());
  }

  @Test
  void refusesAnEncryptedFileWithAnySingleBitChanged(@TempDir Path other) throws IOException {
    StateProtection key = StateFiles.keyFile(other);
    everyBit(StateFiles.write(other, key, Records.someCommits()).bytes(), key);
  }

  @Test
  void refusesAMigrationBlobWithAnySingleBitChanged() {
    byte[] blob = MigrationBlob.of(Records.after(Records.someCommits()), StateProtection.none());
    for (int bit = 0; bit < blob.length * Byte.SIZE; bit++) {
      byte[] changed = flipped(blob, bit);
      requireDamage(bit, () -> MigrationBlob.read(changed, StateProtection.none()));
    }
  }

  private void everyBit(byte[] image, StateProtection protection) {
    for (int bit = 0; bit < image.length * Byte.SIZE; bit++) {
      byte[] changed = flipped(image, bit);
      requireDamage(bit, () -> StateFiles.read(changed, protection));
    }
  }

  private static void requireDamage(int bit, Runnable read) {
    StateStoreException refusal = assertThrows(StateStoreException.class, read::run, "bit " + bit);
    assertTrue(DAMAGE.contains(refusal.reason()), () -> "bit " + bit + ": " + refusal);
  }

  private static byte[] flipped(byte[] image, int bit) {
    byte[] copy = image.clone();
    copy[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    return copy;
  }

  @Test
  void refusesAFileWithAnyByteSetToZero() {
    for (int i = 0; i < plain.bytes().length; i++) {
      byte[] image = plain.bytes().clone();
      image[i] = 0;
      if (!Arrays.equals(image, plain.bytes())) {
        requireDamage(i * Byte.SIZE, () -> StateFiles.read(image, StateProtection.none()));
      }
    }
  }

  @Test
  void refusesAMissingRecord() {
    for (int i = 0; i + 2 < plain.ends().size(); i++) {
      byte[] image = without(plain.ends().get(i), plain.ends().get(i + 1));
      assertRefused(Reason.DAMAGED, () -> StateFiles.read(image, StateProtection.none()));
    }
  }

  @Test
  void refusesARecordThatIsThereTwice() {
    int start = plain.ends().get(1);
    int end = plain.ends().get(2);
    byte[] image = joined(slice(0, end), slice(start, plain.bytes().length));
    assertRefused(Reason.DAMAGED, () -> StateFiles.read(image, StateProtection.none()));
  }

  @Test
  void refusesTheRecordsOfAnotherFile(@TempDir Path other) throws IOException {
    Written second = StateFiles.write(other, StateProtection.none(), Records.someCommits());
    byte[] image = joined(slice(0, FileHeader.LENGTH_BYTES), tail(second));
    assertRefused(Reason.DAMAGED, () -> StateFiles.read(image, StateProtection.none()));
  }

  private static byte[] tail(Written written) {
    byte[] bytes = written.bytes();
    return Arrays.copyOfRange(bytes, FileHeader.LENGTH_BYTES, bytes.length);
  }

  @Test
  void refusesWhatIsAppendedByOthers() {
    byte[] text = "a line that someone has added to the file".getBytes();
    byte[] image = joined(plain.bytes(), text);
    assertRefused(Reason.DAMAGED, () -> StateFiles.read(image, StateProtection.none()));
  }

  @Test
  void refusesAFileOfAnotherProgram() {
    byte[] image = "#!/bin/sh\n".repeat(40).getBytes();
    assertRefused(Reason.DAMAGED, () -> StateFiles.read(image, StateProtection.none()));
  }

  @Test
  void leavesADamagedFileUntouchedAndNamesIt() throws IOException {
    byte[] image = flipped(plain.bytes(), plain.ends().get(0) * Byte.SIZE + 300);
    Path file = Files.write(StateFiles.file(directory), image);
    StateStoreException refusal = assertRefused(Reason.DAMAGED, () -> StateFiles.open(directory));
    assertTrue(refusal.getMessage().contains(file.toString()), refusal::getMessage);
    assertArrayEquals(image, Files.readAllBytes(file));
  }

  /** Also where a torn last record is taken for what it is: only a commit writes. */
  @Test
  void openingLeavesEveryFileAsItIs_whereverItIsChangedOrCutOff() throws IOException {
    int length = plain.bytes().length;
    for (int at = 0; at < length; at += 61) {
      openAndCompare(flipped(plain.bytes(), at * Byte.SIZE));
      openAndCompare(slice(0, at));
    }
  }

  private void openAndCompare(byte[] image) throws IOException {
    Path file = Files.write(StateFiles.file(directory), image);
    try (DirectoryStore store = StateFiles.open(directory)) {
      store.load();
    } catch (StateStoreException refusal) {
      assertTrue(DAMAGE.contains(refusal.reason()), refusal::toString);
    }
    assertArrayEquals(image, Files.readAllBytes(file));
  }

  @Test
  void letsTheDirectoryGoAfterARefusal() throws IOException {
    Path file = StateFiles.file(directory);
    Files.write(file, flipped(plain.bytes(), 2000));
    assertRefused(Reason.DAMAGED, () -> StateFiles.open(directory));
    Files.write(file, plain.bytes());
    try (DirectoryStore store = StateFiles.open(directory)) {
      Records.assertSame(Records.after(Records.someCommits()), store.load());
    }
  }

  private byte[] without(int from, int to) {
    return joined(slice(0, from), slice(to, plain.bytes().length));
  }

  private byte[] slice(int from, int to) {
    return Arrays.copyOfRange(plain.bytes(), from, to);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }
}
