package io.github.tpm4j.engine.commands.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.hierarchy.ChangeEps;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyControl;
import io.github.tpm4j.tss.commands.pcr.PcrAllocate;
import io.github.tpm4j.tss.commands.pcr.PcrExtend;
import io.github.tpm4j.tss.commands.pcr.PcrRead;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.startup.Shutdown;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlDigestValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsClockInfo;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartupCommandTest {
  private final TestTpm tpm = TestTpm.started();

  @Test
  void rejectsOtherCommandsBeforeStartup() {
    tpm.losePower();

    assertEquals(TpmRc.INITIALIZE, tpm.code(new GetRandom.Request(4)));
  }

  @Test
  void rejectsSecondStartup() {
    assertEquals(TpmRc.INITIALIZE, tpm.code(new Startup.Request(TpmSu.CLEAR)));
  }

  @Test
  void rejectsUnknownType_parameter1() {
    tpm.losePower();

    assertEquals(TpmRc.VALUE.parameter(1), tpm.code(new Startup.Request(TpmSu.of(5))));
  }

  @Test
  void rejectsStateWithoutShutdownState_parameter1() {
    tpm.run(new Shutdown.Request(TpmSu.CLEAR));
    tpm.losePower();

    assertEquals(TpmRc.VALUE.parameter(1), tpm.code(new Startup.Request(TpmSu.STATE)));
  }

  @Test
  void rejectsLocalityOne() {
    tpm.losePower();

    assertEquals(TpmRc.LOCALITY, tpm.locality(1).code(new Startup.Request(TpmSu.CLEAR)));
  }

  @Test
  void countsResetsRestartsAndResumes() {
    int resets = clock().resetCount();

    tpm.restart(TpmSu.STATE, TpmSu.STATE);
    assertEquals(1, clock().restartCount());
    tpm.restart(TpmSu.STATE, TpmSu.CLEAR);
    assertEquals(2, clock().restartCount());
    assertEquals(resets, clock().resetCount());
    tpm.restart(TpmSu.CLEAR, TpmSu.CLEAR);
    assertEquals(0, clock().restartCount());
    assertEquals(resets + 1, clock().resetCount());
  }

  @Test
  void clockIsNotSafeAfterPowerLossUntilItPassesTheStoredValue() {
    tpm.losePower();
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    assertFalse(clock().safe());

    tpm.advanceMillis(4096);
    assertTrue(clock().safe());
  }

  @Test
  void resumeKeepsBootPcrsAndResetClearsThem() {
    extend(0);
    Bytes extended = read(0);

    tpm.restart(TpmSu.STATE, TpmSu.STATE);
    assertEquals(extended, read(0));
    tpm.restart(TpmSu.STATE, TpmSu.CLEAR);
    assertEquals(Bytes.of(new byte[32]), read(0));
  }

  @Test
  void changedPcrUndoesShutdownState() {
    tpm.run(new Shutdown.Request(TpmSu.STATE));
    extend(0);
    tpm.losePower();

    assertEquals(TpmRc.VALUE.parameter(1), tpm.code(new Startup.Request(TpmSu.STATE)));
  }

  private TpmsClockInfo clock() {
    return tpm.run(new ReadClock.Request()).currentTime().clockInfo();
  }

  private void extend(int pcr) {
    TpmtHa digest = new TpmtHa(TpmAlg.SHA256, Bytes.of(new byte[32]));
    tpm.run(new PcrExtend.Request(TpmHandle.ofPcr(pcr), new TpmlDigestValues(List.of(digest))));
  }

  private Bytes read(int pcr) {
    TpmsPcrSelection selection = TpmsPcrSelection.of(TpmAlg.SHA256, pcr);
    return tpm.run(new PcrRead.Request(new TpmlPcrSelection(List.of(selection))))
        .pcrValues()
        .digests()
        .get(0);
  }

  private void assertUndoesShutdownState(TpmRequest<?> request) {
    tpm.run(new Shutdown.Request(TpmSu.STATE));
    tpm.run(request);
    tpm.losePower();

    assertEquals(TpmRc.VALUE.parameter(1), tpm.code(new Startup.Request(TpmSu.STATE)));
    tpm.run(new Startup.Request(TpmSu.CLEAR));
  }

  @Test
  void otherBanksUndoShutdownState() {
    TpmsPcrSelection none = TpmsPcrSelection.of(TpmAlg.SHA1);
    assertUndoesShutdownState(
        new PcrAllocate.Request(TpmHandle.PLATFORM, new TpmlPcrSelection(List.of(none))));
  }

  @Test
  void otherHierarchiesUndoShutdownState() {
    assertUndoesShutdownState(
        new HierarchyControl.Request(TpmHandle.PLATFORM, TpmHandle.PLATFORM, false));
    assertUndoesShutdownState(new ChangeEps.Request(TpmHandle.PLATFORM));
  }

  @Test
  void extendingNoBankUndoesShutdownState() {
    assertUndoesShutdownState(
        new PcrExtend.Request(TpmHandle.ofPcr(0), new TpmlDigestValues(List.of())));
  }
}
