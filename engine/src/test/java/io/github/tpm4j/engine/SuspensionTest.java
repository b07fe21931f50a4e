package io.github.tpm4j.engine;

import static io.github.tpm4j.engine.testing.TestObjects.storageKey;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.MigrationBlob;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.clock.ClockSet;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyControl;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvIncrement;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.pcr.PcrEvent;
import io.github.tpm4j.tss.commands.sequence.HashSequenceStart;
import io.github.tpm4j.tss.commands.sequence.SequenceComplete;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A running TPM moves to another place: its store, and what it has in memory. */
class SuspensionTest {
  private static final TpmHandle PCR_16 = TpmHandle.of(16);
  private static final TpmHandle COUNTER = TpmHandle.of(0x01500001);

  private final MemoryStore store = new MemoryStore();
  private final TestTpm tpm = TestTpm.over(store);

  private TestTpm move() {
    MemoryStore copy = new MemoryStore();
    byte[] blob = MigrationBlob.export(store, StateProtection.none());
    MigrationBlob.importInto(copy, blob, StateProtection.none());
    TestTpm moved = TestTpm.over(copy);
    moved.tpm().resume(tpm.tpm().suspend());
    return moved;
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void goesOnWithAllThatItHadInMemory() {
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    tpm.advanceMillis(1234);
    tpm.run(new PcrEvent.Request(PCR_16, bytes("event")));
    TpmHandle key = storageKey(tpm);
    TpmHandle sequence =
        tpm.run(new HashSequenceStart.Request(SecretBytes.EMPTY, TpmAlg.SHA256)).sequenceHandle();
    tpm.run(new SequenceUpdate.Request(sequence, bytes("first ")));
    TpmHandle session = policySession();
    defineOrderlyCounter();

    TestTpm moved = move();
    assertSameState(tpm.tpm().suspend(), moved.tpm().suspend());
    for (TestTpm each : new TestTpm[] {tpm, moved}) {
      each.run(new SequenceUpdate.Request(sequence, bytes("second")));
      each.run(new NvIncrement.Request(TpmHandle.OWNER, COUNTER));
    }
    SequenceComplete.Request complete =
        new SequenceComplete.Request(sequence, Bytes.EMPTY, TpmHandle.NULL);
    assertEquals(tpm.run(complete).result(), moved.run(complete).result());
    ReadPublic.Request readPublic = new ReadPublic.Request(key);
    assertEquals(tpm.run(readPublic), moved.run(readPublic));
    moved.run(new FlushContext.Request(session));
    NvRead.Request counter = new NvRead.Request(TpmHandle.OWNER, COUNTER, 8, 0);
    assertEquals(tpm.run(counter).data(), moved.run(counter).data());
    assertEquals(tpm.run(new ReadClock.Request()), moved.run(new ReadClock.Request()));
  }

  private TpmHandle policySession() {
    return tpm.run(
            new StartAuthSession.Request(
                TpmHandle.NULL,
                TpmHandle.NULL,
                bytes("a nonce of 16 by"),
                Bytes.EMPTY,
                TpmSe.POLICY,
                TpmtSymDef.NULL,
                TpmAlg.SHA256))
        .sessionHandle();
  }

  private void defineOrderlyCounter() {
    TpmaNv attributes =
        TpmaNv.of(
            TpmaNv.OWNERWRITE | TpmaNv.OWNERREAD | TpmaNv.ORDERLY | TpmNt.COUNTER.value() << 4);
    TpmsNvPublic area = new TpmsNvPublic(COUNTER, TpmAlg.SHA256, attributes, Bytes.EMPTY, 8);
    tpm.run(new NvDefineSpace.Request(TpmHandle.OWNER, SecretBytes.EMPTY, area));
    tpm.run(new NvIncrement.Request(TpmHandle.OWNER, COUNTER));
    tpm.run(new NvIncrement.Request(TpmHandle.OWNER, COUNTER));
  }

  private static void assertSameState(Map<String, byte[]> one, Map<String, byte[]> other) {
    assertEquals(one.keySet(), other.keySet());
    one.forEach((name, bytes) -> assertArrayEquals(bytes, other.get(name), name));
  }

  @Test
  void staysBeforeStartupIfItWas_withItsMeasurement() {
    tpm.tpm().hashStart();
    tpm.tpm().hashData(new byte[] {1});
    TestTpm moved = move();
    for (TestTpm each : new TestTpm[] {tpm, moved}) {
      each.tpm().hashData(new byte[] {2});
      each.tpm().hashEnd();
      assertEquals(TpmRc.INITIALIZE, each.code(new ReadClock.Request()));
      each.run(new Startup.Request(TpmSu.CLEAR));
    }
    assertArrayEquals(tpm.tpm().suspend().get("pcr.banks"), moved.tpm().suspend().get("pcr.banks"));
  }

  @Test
  void keepsThePlatformHierarchyAsItWas() {
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    ClockSet.Request byPlatform = new ClockSet.Request(TpmHandle.PLATFORM, 1 << 20);
    move().run(byPlatform);

    tpm.run(new HierarchyControl.Request(TpmHandle.PLATFORM, TpmHandle.PLATFORM, false));
    assertEquals(TpmRc.HIERARCHY.handle(1), move().code(byPlatform));
  }

  @Test
  void doesNotLeadOutOfFailureMode() {
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    Map<String, byte[]> running = tpm.tpm().suspend();
    running.put("failure", new byte[] {1});
    TestTpm moved = TestTpm.over(store);
    moved.tpm().resume(running);

    assertEquals(TpmRc.FAILURE, moved.code(new ReadClock.Request()));
  }
}
