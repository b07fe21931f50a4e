package io.github.tpm4j.engine.libtpms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.engine.store.StateStoreException.Reason;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Revision;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State of swtpm that cannot be taken over; it and the target stay as they are. */
class RefusedStateTest {
  private static final String PLAIN = "plain/tpm2-00.permall";
  private static final Optional<SwtpmKey> NO_KEY = Optional.empty();

  @TempDir private Path folder;

  private final MemoryStore store = new MemoryStore();

  private StateStoreException refused(Path place, Optional<SwtpmKey> key) {
    return refused(place, key, Profile.servedBuilder().build());
  }

  private StateStoreException refused(Path place, Optional<SwtpmKey> key, Profile profile) {
    StateStoreException refusal =
        assertThrows(
            StateStoreException.class,
            () -> SwtpmImport.into(store, new SwtpmSource(place, key), profile));
    assertEquals(Map.of(), store.load());
    return refusal;
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("state"), content);
  }

  private void assertRefused(Reason reason, byte[] content, Optional<SwtpmKey> key)
      throws IOException {
    Path file = file(content);
    assertEquals(reason, refused(file, key).reason());
    assertArrayEquals(content, Files.readAllBytes(file));
  }

  @Test
  void keysAreAskedForAndTried() throws IOException {
    Optional<SwtpmKey> right = Optional.of(Samples.AES_256_KEY);
    Optional<SwtpmKey> wrong = Optional.of(Samples.MIGRATION_KEY);
    byte[] encrypted = Samples.bytes("aes256-key/tpm2-00.permall");

    assertRefused(Reason.KEY_NEEDED, encrypted, NO_KEY);
    assertRefused(Reason.WRONG_KEY, encrypted, wrong);
    assertRefused(Reason.WRONG_KEY, encrypted, Optional.of(Samples.BINARY_KEY));
    assertRefused(Reason.NOT_ENCRYPTED, Samples.bytes(PLAIN), right);
    encrypted[100] ^= 1;
    assertRefused(Reason.WRONG_KEY, encrypted, right);
  }

  @Test
  void keysThatAreNoneAreRefused() {
    assertThrows(StateStoreException.class, () -> SwtpmKey.binary(new byte[15], 16));
    assertThrows(StateStoreException.class, () -> SwtpmKey.hex("00112233".getBytes(), 16));
    assertThrows(StateStoreException.class, () -> SwtpmKey.hex("g".repeat(32).getBytes(), 16));
    assertThrows(StateStoreException.class, () -> SwtpmKey.hex("a".repeat(64).getBytes(), 16));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 9})
  void headerThatDoesNotFitIsRefused(int offset) throws IOException {
    byte[] content = Samples.bytes(PLAIN);
    content[offset] = (byte) 0x70;
    Reason reason = refused(file(content), NO_KEY).reason();

    assertTrue(reason != Reason.UNREADABLE, reason::toString);
  }

  @Test
  void laterVersionsAreRefused() throws IOException {
    byte[] laterSwtpm = Samples.bytes(PLAIN);
    laterSwtpm[1] = 3;
    assertRefused(Reason.NEWER_FORMAT, laterSwtpm, NO_KEY);

    byte[] laterLibtpms = Samples.bytes(PLAIN);
    ByteBuffer.wrap(laterLibtpms).putShort(16, (short) 9).putShort(16 + 6, (short) 9);
    assertRefused(Reason.NEWER_FORMAT, laterLibtpms, NO_KEY);
    StateStoreException refusal = refused(file(laterLibtpms), NO_KEY);
    assertTrue(refusal.getMessage().contains("PERSISTENT_ALL needs version 9"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {PLAIN, "libtpms-0.10/tpm2-00.permall", "running/tpm2-00.permall", "state.bin"})
  void everyCutIsRefused(String name) throws IOException {
    byte[] content = Samples.bytes(name);
    int whole = name.equals("state.bin") ? 192 + 3109 : content.length;
    for (int length = 0; length < whole; length += 97) {
      assertRefused(Reason.DAMAGED, Arrays.copyOf(content, length), NO_KEY);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, "libtpms-0.10/tpm2-00.permall"})
  void everyCutOfTheBlobIsRefused(String name) {
    byte[] blob = Samples.blob(name);
    for (int length = 0; length < blob.length; length++) {
      byte[] cut = Arrays.copyOf(blob, length);
      StateStoreException refusal =
          assertThrows(StateStoreException.class, () -> PersistentAll.read("It", cut));
      assertEquals(Reason.DAMAGED, refusal.reason());
      assertTrue(refusal.getMessage().contains("It is damaged: its "));
    }
  }

  /** Nothing but a refusal, within bounds of memory and time, whatever a byte becomes. */
  @ParameterizedTest
  @ValueSource(strings = {PLAIN, "libtpms-0.10/tpm2-00.permall"})
  void everyOtherByteIsReadOrRefused(String name) {
    byte[] blob = Samples.blob(name);
    int refusals = 0;
    for (int at = 0; at < blob.length; at++) {
      for (int value : new int[] {0, 0x7F, 0xFF}) {
        byte[] other = blob.clone();
        other[at] = (byte) value;
        try {
          PersistentAll.read(name, other);
        } catch (StateStoreException e) {
          refusals++;
        }
      }
    }
    assertTrue(refusals > 500, "refused: " + refusals);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain/tpm2-00.volatilestate", "libtpms-0.10/tpm2-00.volatilestate"})
  void everyOtherByteOfAVolatileStateIsRefused(String name) {
    byte[] blob = Samples.blob(name);
    for (int at = 0; at < blob.length; at++) {
      byte[] other = blob.clone();
      other[at] ^= 0x55;
      assertThrows(StateStoreException.class, () -> VolatileState.read(name, other));
    }
  }

  /** What is read may still be none that a TPM works with; a TPM is then not made. */
  @Test
  void importsOrLeavesTheTargetAsItIs() throws IOException {
    Random random = new Random(13);
    byte[] plain = Samples.bytes(PLAIN);
    int refusals = 0;
    for (int i = 0; i < 150; i++) {
      byte[] other = plain.clone();
      other[16 + random.nextInt(other.length - 16)] = (byte) random.nextInt();
      SwtpmSource source = new SwtpmSource(file(other), NO_KEY);
      try (MemoryStore target = new MemoryStore()) {
        try {
          SwtpmImport.into(target, source, Profile.servedBuilder().build());
        } catch (StateStoreException e) {
          refusals++;
          assertEquals(Map.of(), target.load());
        }
      }
    }
    assertTrue(refusals > 5, "refused: " + refusals);
  }

  @Test
  void whatIsInUseIsRefused() throws IOException {
    Path directory = Samples.directory(folder, PLAIN);
    try (FileChannel swtpm =
            FileChannel.open(directory.resolve(".lock"), StandardOpenOption.WRITE);
        FileLock held = swtpm.lock()) {
      assertTrue(held.isValid());
      StateStoreException refusal = refused(directory, NO_KEY);
      assertEquals(Reason.IN_USE, refusal.reason());
      assertTrue(refusal.getMessage().contains("end its swtpm first"));
    }
  }

  @Test
  void whatIsNotThereIsRefused() throws IOException {
    assertEquals(Reason.UNREADABLE, refused(folder.resolve("nowhere"), NO_KEY).reason());
    assertEquals(Reason.UNREADABLE, refused(folder, NO_KEY).reason());
    Files.createFile(folder.resolve("tpm-00.permall"));
    assertTrue(refused(folder, NO_KEY).getMessage().contains("TPM 1.2"));
  }

  @Test
  void aFileThatIsTooLargeIsRefusedUnread() throws IOException {
    Path large = folder.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(1L << 40);
    }
    assertEquals(Reason.DAMAGED, refused(large, NO_KEY).reason());
  }

  @Test
  void volatileStateOfAnotherTpmIsRefused() throws IOException {
    Path directory = Samples.directory(folder, "libtpms-0.10/tpm2-00.permall");
    Files.write(
        directory.resolve("tpm2-00.volatilestate"), Samples.bytes("plain/tpm2-00.volatilestate"));

    assertTrue(refused(directory, NO_KEY).getMessage().contains("of another TPM"));
  }

  @Test
  void algorithmsThatWereLeftOutAreRefused() {
    Path directory = Samples.directory(folder, PLAIN);
    Profile noSha1 = Profile.servedBuilder().without(TpmAlg.SHA1).pcrBanks(TpmAlg.SHA256).build();
    Profile postQuantum = Profile.builder().revision(Revision.V185).with(TpmAlg.MLDSA).build();

    assertEquals(Reason.OTHER_PROFILE, refused(directory, NO_KEY, noSha1).reason());
    assertEquals(Reason.OTHER_PROFILE, refused(directory, NO_KEY, postQuantum).reason());
  }

  @Test
  void aTpmThatIsThereIsNotReplaced() {
    store.commit(Map.of("profile", Optional.of(new byte[4])));
    StateStoreException refusal =
        assertThrows(
            StateStoreException.class,
            () ->
                SwtpmImport.into(
                    store,
                    new SwtpmSource(Samples.directory(folder, PLAIN), NO_KEY),
                    Profile.servedBuilder().build()));
    assertEquals(Reason.OCCUPIED, refusal.reason());
  }
}
