package io.github.tpm4j.engine.commands.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.clock.ClockSet;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import org.junit.jupiter.api.Test;

class ClockSetCommandTest {
  private final TestTpm tpm = TestTpm.started();

  @Test
  void clockGoesOnFromTheNewValue() {
    tpm.run(new ClockSet.Request(TpmHandle.OWNER, 5000));
    assertEquals(5000, tpm.run(new ReadClock.Request()).currentTime().clockInfo().clock());
  }

  @Test
  void rejectsGoingBack_parameter1() {
    tpm.run(new ClockSet.Request(TpmHandle.PLATFORM, 5000));
    assertEquals(TpmRc.VALUE.parameter(1), tpm.code(new ClockSet.Request(TpmHandle.OWNER, 4999)));
  }

  @Test
  void rejectsTimesThatLeaveNoRoom_parameter1() {
    assertEquals(
        TpmRc.VALUE.parameter(1),
        tpm.code(new ClockSet.Request(TpmHandle.OWNER, 0xFFFF_0000_0000_0001L)));
    assertEquals(
        TpmRc.SUCCESS, tpm.code(new ClockSet.Request(TpmHandle.OWNER, 0xFFFF_0000_0000_0000L)));
  }

  @Test
  void rejectsOtherHierarchies_handle1() {
    assertEquals(
        TpmRc.VALUE.handle(1), tpm.code(new ClockSet.Request(TpmHandle.ENDORSEMENT, 5000)));
  }

  @Test
  void aClockThatMayRepeatIsSafeOnceItPassesWhatWasStored() {
    tpm.losePower();
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    tpm.run(new ClockSet.Request(TpmHandle.OWNER, 4095));
    assertFalse(tpm.run(new ReadClock.Request()).currentTime().clockInfo().safe());

    tpm.run(new ClockSet.Request(TpmHandle.OWNER, 4096));
    assertTrue(tpm.run(new ReadClock.Request()).currentTime().clockInfo().safe());
  }
}
