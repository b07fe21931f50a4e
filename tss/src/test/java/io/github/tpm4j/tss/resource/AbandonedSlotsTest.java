package io.github.tpm4j.tss.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.client.ResetCounters;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.testing.NumberedObject;
import io.github.tpm4j.tss.testing.SlotTpm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program had in the slots, whose list is copied: the copy is locked by nobody. */
class AbandonedSlotsTest {
  private static final String TPM = "slots";
  private static final int SLOTS = 4;

  @TempDir private Path place;

  private final SlotTpm tpm = new SlotTpm(TransportInfo.Kind.SIMULATOR, SLOTS, SLOTS);
  private final TpmClient client = new TpmClient(tpm);
  private final TpmClient other = new TpmClient(tpm);
  private LedgerFolder folder;
  private SlotLedger ledger;

  @BeforeEach
  void loadTwoObjectsAndASession() {
    folder = new LedgerFolder(place.resolve("ledgers"));
    ledger = new SlotLedger(folder, TPM);
    client.setSlotListener(ledger);
    ObjectCache cache = new ObjectCache(client, SLOTS);
    cache.hold(new NumberedObject(client, cache, 1), null).close();
    cache.hold(new NumberedObject(client, cache, 2), null).close();
    client.start(SessionSpec.hmac(HashAlg.SHA256));
    ResetCounters.read(client);
    assertEquals(2, tpm.loadedObjects());
    assertEquals(1, tpm.openSessions());
  }

  private AbandonedSlots abandoned() {
    return new AbandonedSlots(other, folder, TPM, new SlotLedger(folder, TPM));
  }

  /** The list as a killed program leaves it. */
  private Path killed() throws IOException {
    Path own = ledger.path();
    Path left = Files.copy(own, own.resolveSibling(own.getFileName() + "-killed"));
    ledger.close();
    return left;
  }

  private void assertFreesNothing() {
    int objects = tpm.loadedObjects();
    int sessions = tpm.openSessions();
    assertFalse(abandoned().flush());
    assertEquals(objects, tpm.loadedObjects());
    assertEquals(sessions, tpm.openSessions());
  }

  @Test
  void areFreed() throws Exception {
    Path left = killed();
    assertTrue(abandoned().flush());
    assertEquals(0, tpm.loadedObjects());
    assertEquals(0, tpm.openSessions());
    assertFalse(Files.exists(left));
    assertFalse(abandoned().flush());
  }

  @Test
  void areOnlyThoseThatWereThereToTheEnd() throws Exception {
    client.execute(new FlushContext.Request(TpmHandle.of(0x80000000)));
    killed();
    assertTrue(abandoned().flush());
    assertEquals(0, tpm.loadedObjects());
  }

  @Test
  void areNotThoseOfAProgramThatLives() throws Exception {
    Path own = ledger.path();
    Files.copy(own, own.resolveSibling(own.getFileName() + "-killed"));
    assertFreesNothing();
    ledger.close();
  }

  @Test
  void areNotThoseOfBeforeAReset() throws Exception {
    killed();
    tpm.reset();
    ObjectCache cache = new ObjectCache(other, SLOTS);
    cache.hold(new NumberedObject(other, cache, 1), null).close();
    cache.hold(new NumberedObject(other, cache, 2), null).close();
    other.start(SessionSpec.hmac(HashAlg.SHA256));
    assertFreesNothing();
  }

  @Test
  void areNotBelievedWhereOneIsGoneOrAnother() throws Exception {
    killed();
    tpm.loseObjects();
    ObjectCache cache = new ObjectCache(other, SLOTS);
    cache.hold(new NumberedObject(other, cache, 1), null).close();
    cache.hold(new NumberedObject(other, cache, 3), null).close();
    assertFreesNothing();
  }

  @Test
  void areNotReadFromDamagedFiles() throws Exception {
    Path left = killed();
    byte[] good = Files.readAllBytes(left);
    byte[] longName = good.clone();
    longName[SlotLedger.HEADER_BYTES + 4] = (byte) 0xFE;
    byte[] noCounters = good.clone();
    noCounters[3] = 0;
    for (byte[] bad :
        List.of(new byte[0], new byte[7], Arrays.copyOf(good, 20), noCounters, new byte[1 << 20])) {
      Files.write(left, bad);
      assertFreesNothing();
    }
    // An entry that cannot be read is as none; the others are there.
    Files.write(left, longName);
    assertTrue(abandoned().flush());
    assertEquals(1, tpm.loadedObjects());
  }

  @Test
  void areNotBelievedWhereOthersCouldHaveWrittenThem() throws Exception {
    killed();
    Files.setPosixFilePermissions(
        place.resolve("ledgers"), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertFreesNothing();
    assertTrue(folder.newFile(TPM).isEmpty());
    Files.move(place.resolve("ledgers"), place.resolve("moved"));
    Files.setPosixFilePermissions(
        place.resolve("moved"), PosixFilePermissions.fromString("rwx------"));
    Files.createSymbolicLink(place.resolve("ledgers"), place.resolve("moved"));
    assertFreesNothing();
  }

  @Test
  void areNotToldByAListThatIsJustBegun() throws Exception {
    Path begun = folder.newFile(TPM).orElseThrow();
    assertFreesNothing();
    assertTrue(Files.exists(begun));
    Files.setLastModifiedTime(begun, FileTime.from(Instant.now().minusSeconds(100)));
    assertFreesNothing();
    assertFalse(Files.exists(begun));
  }

  @Test
  void areNotThoseOfAnotherTpm() throws Exception {
    killed();
    assertFalse(
        new AbandonedSlots(other, folder, "another", new SlotLedger(folder, "another")).flush());
    assertEquals(2, tpm.loadedObjects());
  }
}
