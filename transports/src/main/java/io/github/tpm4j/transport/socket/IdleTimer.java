package io.github.tpm4j.transport.socket;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One check at a time of whether something has been idle for long; a check that is due no longer is
 * forgotten at once. All share one thread, which is there while any check is to come.
 */
final class IdleTimer {
  private static final long KEEP_SECONDS = 10;
  private static final ScheduledThreadPoolExecutor EXECUTOR = executor();

  private final AtomicReference<Future<?>> next = new AtomicReference<>();

  private static ScheduledThreadPoolExecutor executor() {
    ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, IdleTimer::thread);
    executor.setRemoveOnCancelPolicy(true);
    executor.setKeepAliveTime(KEEP_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "tpm4j idle connections");
    thread.setDaemon(true);
    return thread;
  }

  /** Runs a check later, in place of the one that was to come. */
  void schedule(Runnable check, long delayNanos) {
    replace(EXECUTOR.schedule(check, delayNanos, TimeUnit.NANOSECONDS));
  }

  /** Runs no check. */
  void cancel() {
    replace(null);
  }

  private void replace(Future<?> check) {
    Future<?> earlier = next.getAndSet(check);
    if (earlier != null) {
      earlier.cancel(false);
    }
  }

  /** How many checks are to come, of all timers. */
  static int pending() {
    return EXECUTOR.getQueue().size();
  }
}
