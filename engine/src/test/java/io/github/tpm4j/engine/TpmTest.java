package io.github.tpm4j.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.store.DirectoryStore;
import io.github.tpm4j.engine.store.Durability;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.startup.Shutdown;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.commands.testing.GetTestResult;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TpmTest {
  private static final SecretBytes AUTH = SecretBytes.of(new byte[] {7});

  @TempDir private Path folder;

  @Test
  void answersFailureWithoutPower() {
    TestTpm tpm = TestTpm.started();
    tpm.tpm().powerOff();

    assertEquals(TpmRc.FAILURE, tpm.code(new GetRandom.Request(4)));
  }

  @Test
  void everyTpmHasStateOfItsOwn() {
    List<TestTpm> tpms = new ArrayList<>();
    for (int count = 0; count < 100; count++) {
      tpms.add(TestTpm.started());
    }
    changeOwnerAuth(tpms.get(0));

    assertEquals(
        99, tpms.stream().filter(tpm -> tpm.code(ownerAuthTo(AUTH)).equals(TpmRc.SUCCESS)).count());
  }

  @Test
  void storeThatRefusesLeadsToFailureModeUntilReset() {
    RefusingStore store = new RefusingStore();
    TestTpm tpm = TestTpm.over(store);
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    store.refuses = true;

    assertEquals(TpmRc.FAILURE, tpm.code(ownerAuthTo(AUTH)));
    assertEquals(TpmRc.FAILURE, tpm.code(new GetRandom.Request(4)));
    assertEquals(TpmRc.FAILURE, tpm.run(new GetTestResult.Request()).testResult());

    store.refuses = false;
    tpm.losePower();
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    assertEquals(TpmRc.SUCCESS, tpm.code(ownerAuthTo(AUTH)), "what was refused is not there");
  }

  @Test
  void keepsWhatItAcknowledgedInADirectory() {
    try (StateStore store = open()) {
      TestTpm tpm = TestTpm.over(store);
      tpm.run(new Startup.Request(TpmSu.CLEAR));
      changeOwnerAuth(tpm);
    }
    try (StateStore store = open()) {
      TestTpm tpm = TestTpm.over(store);
      tpm.run(new Startup.Request(TpmSu.CLEAR));
      assertEquals(TpmRc.BAD_AUTH.session(1), tpm.code(ownerAuthTo(AUTH)));
      assertEquals(TpmRc.SUCCESS, tpm.auth(AUTH).code(ownerAuthTo(AUTH)));
    }
  }

  @Test
  void refusesStateThatItCannotHave() {
    MemoryStore store = new MemoryStore();
    TestTpm.over(store);
    byte[] oneBankOfAnUnknownHash = {0, 1, 4, (byte) 0x81, 0, 0, 0, 1};
    store.commit(Map.of("pcr.allocation", Optional.of(oneBankOfAnUnknownHash)));
    StateStoreException refusal =
        assertThrows(StateStoreException.class, () -> TestTpm.over(store));
    assertEquals(StateStoreException.Reason.DAMAGED, refusal.reason());
    assertArrayEquals(oneBankOfAnUnknownHash, store.load().get("pcr.allocation"));
  }

  @Test
  void refusedCommandWritesNothing() {
    RefusingStore store = new RefusingStore();
    TestTpm tpm = TestTpm.over(store);
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    int commits = store.commits;

    tpm.auth(AUTH).code(ownerAuthTo(AUTH));
    tpm.code(new Startup.Request(TpmSu.CLEAR));
    tpm.run(new GetRandom.Request(4));

    assertEquals(commits, store.commits);
  }

  @Test
  void oneCommandIsOneCommit() {
    RefusingStore store = new RefusingStore();
    TestTpm tpm = TestTpm.over(store);
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    int commits = store.commits;

    tpm.run(new Shutdown.Request(TpmSu.STATE));

    assertEquals(commits + 1, store.commits);
  }

  @Test
  void cancelIsAskedForUntilTakenBack() {
    Tpm tpm = TestTpm.started().tpm();
    tpm.cancel(true);
    assertTrue(tpm.state().cancellation().isRequested());
    tpm.cancel(false);
    assertFalse(tpm.state().cancellation().isRequested());
  }

  @Test
  void seedsDiffer() {
    SecretBytes one = TestTpm.started().tpm().state().hierarchies().seed(TpmHandle.OWNER);

    assertNotEquals(one, TestTpm.started().tpm().state().hierarchies().seed(TpmHandle.OWNER));
  }

  private StateStore open() {
    return DirectoryStore.open(folder, Durability.PROCESS_KILL, StateProtection.none());
  }

  private static void changeOwnerAuth(TestTpm tpm) {
    tpm.run(ownerAuthTo(AUTH));
  }

  private static HierarchyChangeAuth.Request ownerAuthTo(SecretBytes auth) {
    return new HierarchyChangeAuth.Request(TpmHandle.OWNER, auth);
  }

  /** A store that counts commits, and can be full. */
  private static final class RefusingStore implements StateStore {
    private final StateStore store = new MemoryStore();
    private boolean refuses;
    private int commits;

    @Override
    public Map<String, byte[]> load() {
      return store.load();
    }

    @Override
    public void commit(Map<String, Optional<byte[]>> changes) {
      if (refuses) {
        throw new IllegalStateException("The disk is full");
      }
      commits++;
      store.commit(changes);
    }

    @Override
    public void discardHistory() {
      store.discardHistory();
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
