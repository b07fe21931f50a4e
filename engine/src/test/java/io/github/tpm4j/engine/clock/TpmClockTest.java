package io.github.tpm4j.engine.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.tss.constants.TpmClockAdjust;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TpmClockTest {
  private static final int UPDATE_MILLIS = 4096;

  private final MemoryStore store = new MemoryStore();
  private final StateKeeper keeper = new StateKeeper(store);
  private final AtomicLong millis = new AtomicLong(1_000_000);
  private final TpmClock clock =
      new TpmClock(keeper, millis::get, UPDATE_MILLIS, new ResetCounts(keeper));

  @BeforeEach
  void begin() {
    clock.initialize();
    clock.powerOn(1);
    clock.start(true);
  }

  private void pass(long elapsed) {
    millis.addAndGet(elapsed);
    clock.update();
    keeper.commit();
  }

  @Test
  void timeAndClockAdvanceTogether() {
    pass(1234);

    assertEquals(1234, clock.time());
    assertEquals(1234, clock.clock());
  }

  @Test
  void timeBeginsAnewWithPowerAndClockGoesOn() {
    pass(1234);
    int epoch = clock.epoch();
    clock.powerOn(2);
    clock.start(true);
    pass(6);

    assertEquals(6, clock.time());
    assertEquals(1240, clock.clock());
    assertNotEquals(epoch, clock.epoch());
  }

  @Test
  void isStoredOnlyWhenItPassesAnInterval() {
    pass(UPDATE_MILLIS - 1);
    assertFalse(store.load().containsKey("clock"));

    pass(1);
    assertTrue(store.load().containsKey("clock"));
  }

  @Test
  void isNotSafeAfterPowerLossUntilTheNextInterval() {
    clock.start(false);
    pass(UPDATE_MILLIS - 1);
    assertFalse(clock.clockInfo().safe());

    pass(1);
    assertTrue(clock.clockInfo().safe());
  }

  @Test
  void rateStaysWithinFifteenPerCent() {
    for (int step = 0; step < 16; step++) {
      clock.adjustRate(TpmClockAdjust.COARSE_FASTER);
    }
    pass(1000);

    assertEquals(1150, clock.time());
  }

  @Test
  void slowClockLosesNothingInSmallSteps() {
    clock.adjustRate(TpmClockAdjust.COARSE_SLOWER);
    for (int step = 0; step < 1000; step++) {
      pass(1);
    }

    assertEquals(990, clock.time());
  }
}
