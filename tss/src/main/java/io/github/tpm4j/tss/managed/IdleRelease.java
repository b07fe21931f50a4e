package io.github.tpm4j.tss.managed;

import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.error.TpmException;
import java.lang.System.Logger;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Gives back what is held behind a resource manager when nothing was used for a while. The manager
 * saves the sessions of an idle program and keeps them; when 65,535 others were started since, the
 * TPM starts no more, of anybody, until the saved one was loaded or ended (TPM_RC_CONTEXT_GAP).
 *
 * <p>One check is pending at most, and none while nothing is used.
 */
final class IdleRelease {
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final Logger LOGGER = System.getLogger(IdleRelease.class.getName());

  /** Runs something later. */
  @FunctionalInterface
  interface Scheduler {
    void run(Runnable task, long delayNanos);
  }

  private final ReentrantLock lock;
  private final Runnable release;
  private final LongSupplier clockNanos;
  private final Scheduler scheduler;
  private long lastUseNanos;
  private boolean pending;

  /**
   * @param lock held by whoever uses what is released
   * @param release gives it back; null where nothing needs to be given back
   */
  IdleRelease(ReentrantLock lock, Runnable release, LongSupplier clockNanos, Scheduler scheduler) {
    this.lock = lock;
    this.release = release;
    this.clockNanos = clockNanos;
    this.scheduler = scheduler;
  }

  static IdleRelease of(TpmClient client, Runnable release) {
    return new IdleRelease(
        client.lock(),
        client.info().resourceManaged() ? release : null,
        System::nanoTime,
        (task, delayNanos) ->
            CompletableFuture.delayedExecutor(delayNanos, TimeUnit.NANOSECONDS).execute(task));
  }

  /** Tells of a use that ends now. */
  void used() {
    if (release == null) {
      return;
    }
    lastUseNanos = clockNanos.getAsLong();
    if (!pending) {
      checkAfter(IDLE_NANOS);
    }
  }

  // It is not pending if no thread can be made for it.
  private void checkAfter(long delayNanos) {
    pending = false;
    scheduler.run(this::check, delayNanos);
    pending = true;
  }

  private void check() {
    if (!lock.tryLock()) {
      scheduler.run(this::check, IDLE_NANOS);
      return;
    }
    try {
      long restNanos = lastUseNanos + IDLE_NANOS - clockNanos.getAsLong();
      if (restNanos > 0) {
        checkAfter(restNanos);
      } else {
        pending = false;
        release.run();
      }
    } catch (TpmException e) {
      LOGGER.log(Logger.Level.DEBUG, "the TPM keeps what was loaded", e);
    } finally {
      lock.unlock();
    }
  }
}
