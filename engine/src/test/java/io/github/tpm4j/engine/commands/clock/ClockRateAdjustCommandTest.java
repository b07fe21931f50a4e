package io.github.tpm4j.engine.commands.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.clock.ClockRateAdjust;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.constants.TpmClockAdjust;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import org.junit.jupiter.api.Test;

class ClockRateAdjustCommandTest {
  private final TestTpm tpm = TestTpm.started();

  private long advanceBy(long millis) {
    long before = tpm.run(new ReadClock.Request()).currentTime().time();
    tpm.advanceMillis(millis);
    return tpm.run(new ReadClock.Request()).currentTime().time() - before;
  }

  @Test
  void aCoarseStepIsOnePercent() {
    tpm.run(new ClockRateAdjust.Request(TpmHandle.OWNER, TpmClockAdjust.COARSE_FASTER));
    assertEquals(10_100, advanceBy(10_000));
  }

  @Test
  void theRateStaysAtTheEndOfItsRange() {
    for (int step = 0; step < 20; step++) {
      tpm.run(new ClockRateAdjust.Request(TpmHandle.OWNER, TpmClockAdjust.COARSE_SLOWER));
    }
    assertEquals(8_500, advanceBy(10_000));
  }

  @Test
  void rejectsUnknownAdjustment_parameter1() {
    assertEquals(
        TpmRc.VALUE.parameter(1),
        tpm.code(new ClockRateAdjust.Request(TpmHandle.OWNER, TpmClockAdjust.of(4))));
  }
}
