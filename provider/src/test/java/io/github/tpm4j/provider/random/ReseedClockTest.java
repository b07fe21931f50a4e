package io.github.tpm4j.provider.random;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReseedClockTest {
  private static final long MILLI = 1_000_000;

  private long nanos = -5;
  private long millis = 1_000;
  private final ReseedClock clock = new ReseedClock(() -> nanos, () -> millis);

  @BeforeEach
  void start() {
    assertTrue(clock.isDue());
    clock.restart();
    assertFalse(clock.isDue());
  }

  @Test
  void isDueAfterManyRequests() {
    for (int i = 1; i < ReseedClock.MAX_REQUESTS; i++) {
      clock.count();
    }
    assertFalse(clock.isDue());
    clock.count();
    assertTrue(clock.isDue());
  }

  @Test
  void isDueAfterAWhile() {
    nanos += ReseedClock.MAX_AGE_NANOS - MILLI;
    millis += ReseedClock.MAX_AGE_NANOS / MILLI - 1;
    assertFalse(clock.isDue());
    nanos += MILLI;
    millis++;
    assertTrue(clock.isDue());
    clock.restart();
    assertFalse(clock.isDue());
  }

  @Test
  void isDueWhenTheTimeOfDayJumps() {
    nanos += 100 * MILLI;
    millis += 100 + ReseedClock.JUMP_MILLIS;
    assertFalse(clock.isDue());
    millis++;
    assertTrue(clock.isDue());
    clock.restart();
    millis -= ReseedClock.JUMP_MILLIS + 1;
    assertTrue(clock.isDue());
  }
}
