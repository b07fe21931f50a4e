package io.github.tpm4j.engine.commands.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.startup.Shutdown;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.structures.TpmsClockInfo;
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

  private TpmsClockInfo clock() {
    return tpm.run(new ReadClock.Request()).currentTime().clockInfo();
  }
}
