package io.github.tpm4j.provider.random;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * When a generator takes a new seed: at first, after {@value #MAX_REQUESTS} requests (SP 800-90A
 * allows many more), after a minute, and when the time of day has jumped against the time that the
 * machine has run, as it does after a snapshot was restored.
 */
final class ReseedClock {
  static final int MAX_REQUESTS = 1 << 16;
  static final long MAX_AGE_NANOS = TimeUnit.MINUTES.toNanos(1);
  static final long JUMP_MILLIS = 2_000;

  private final LongSupplier runNanos;
  private final LongSupplier dayMillis;
  private final AtomicInteger requests = new AtomicInteger(MAX_REQUESTS);
  private volatile long seededNanos;
  private volatile long seededMillis;

  ReseedClock() {
    this(System::nanoTime, System::currentTimeMillis);
  }

  ReseedClock(LongSupplier runNanos, LongSupplier dayMillis) {
    this.runNanos = runNanos;
    this.dayMillis = dayMillis;
  }

  boolean isDue() {
    if (requests.get() >= MAX_REQUESTS) {
      return true;
    }
    long ageNanos = runNanos.getAsLong() - seededNanos;
    long ageMillis = dayMillis.getAsLong() - seededMillis;
    long jumpMillis = Math.abs(ageMillis - TimeUnit.NANOSECONDS.toMillis(ageNanos));
    return ageNanos >= MAX_AGE_NANOS || jumpMillis > JUMP_MILLIS;
  }

  void count() {
    requests.incrementAndGet();
  }

  void restart() {
    seededNanos = runNanos.getAsLong();
    seededMillis = dayMillis.getAsLong();
    requests.set(0);
  }
}
