package io.github.tpm4j.engine.libtpms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where swtpm keeps its state, and how it encrypts. */
class SwtpmSourceTest {
  private static final TpmHandle INDEX = TpmHandle.of(0x01500010);

  @TempDir private Path folder;

  private PersistentAll read(String name, SwtpmKey key) throws IOException {
    Path file = Files.write(folder.resolve("state"), Samples.bytes(name));
    return new SwtpmSource(file, Optional.ofNullable(key)).read().permanent();
  }

  private static SwtpmKey password(String name, SwtpmKey.Kdf kdf, int keyBytes) {
    return SwtpmKey.password(Samples.bytes(name), kdf, keyBytes);
  }

  private static void assertHasItsIndex(PersistentAll state) {
    NvIndexData index = state.user().indices().get(0);
    assertEquals(INDEX, index.publicArea().nvIndex());
    assertArrayEquals("variant!".getBytes(), index.data());
  }

  @Test
  void fileBackendIsRead() throws IOException {
    assertHasItsIndex(read("state.bin", null));
  }

  @Test
  void keysOfEveryKindDecrypt() throws IOException {
    assertHasItsIndex(read("aes256-key/tpm2-00.permall", Samples.AES_256_KEY));
    assertHasItsIndex(
        read(
            "pwd-aes128/tpm2-00.permall",
            password("pwd-aes128/password.txt", SwtpmKey.Kdf.PBKDF2, 16)));
    assertEquals(5, read("more/tpm2-00.permall", Samples.BINARY_KEY).user().indices().size());
    read(
        "sha512-kdf/tpm2-00.permall", password("sha512-kdf/password.txt", SwtpmKey.Kdf.SHA512, 32));
  }

  /** What swtpm 0.7.1 goes on with, too. */
  @Test
  void aFileWithoutHeaderIsWhatLibtpmsWrote() throws IOException {
    Path directory = Samples.directory(folder, "plain/tpm2-00.permall");
    PersistentAll withHeader = source(directory).read().permanent();
    Files.write(directory.resolve("tpm2-00.permall"), Samples.blob("plain/tpm2-00.permall"));

    assertEquals(
        withHeader.user().objects().keySet(),
        source(directory).read().permanent().user().objects().keySet());
    StateStoreException refused =
        assertThrows(
            StateStoreException.class,
            () -> new SwtpmSource(directory, Optional.of(Samples.AES_256_KEY)).read());
    assertEquals(StateStoreException.Reason.NOT_ENCRYPTED, refused.reason());
  }

  @Test
  void migrationBlobsAreRead() throws IOException {
    assertEquals(
        read("migration/migr.permanent", null).user().objects().keySet(),
        Samples.permanent("running/tpm2-00.permall").user().objects().keySet());
    assertHasItsIndex(read("migration/encrypted.permanent", Samples.MIGRATION_KEY));
  }

  @Test
  void suspendedTpmHasItsNewestClockAndCounters() throws IOException {
    Path directory = Samples.directory(folder, "running/tpm2-00.permall");
    assertTrue(source(directory).read().volatileState().isEmpty());
    Files.write(
        directory.resolve("tpm2-00.volatilestate"), Samples.bytes("plain/tpm2-00.volatilestate"));
    VolatileState running = source(directory).read().volatileState().orElseThrow();

    assertTrue(running.orderly().clock() > 1000, () -> "clock " + running.orderly());
    assertEquals(3, running.orderlyIndices().get(0x01500012).data()[7]);
  }

  private static SwtpmSource source(Path directory) {
    return new SwtpmSource(directory, Optional.empty());
  }

  @Test
  void afterAShutdownOnlyThePermanentStateCounts() throws IOException {
    Path directory = Samples.directory(folder, "plain/tpm2-00.permall");
    Files.write(
        directory.resolve("tpm2-00.volatilestate"), Samples.bytes("plain/tpm2-00.volatilestate"));

    assertTrue(source(directory).read().volatileState().isEmpty());
  }
}
