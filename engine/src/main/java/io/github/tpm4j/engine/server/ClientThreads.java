package io.github.tpm4j.engine.server;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread for each of many clients; when there are too many, the next one waits. */
final class ClientThreads {
  /** The threads of a flood of clients, and their buffers, must not outlive it by much. */
  private static final int IDLE_LIMIT_SECONDS = 1;

  private final Semaphore free;
  private final ExecutorService threads;

  ClientThreads(int maximum, ThreadFactory factory) {
    free = new Semaphore(maximum);
    threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_LIMIT_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            factory);
  }

  void execute(Runnable client) {
    free.acquireUninterruptibly();
    threads.execute(
        () -> {
          try {
            client.run();
          } finally {
            free.release();
          }
        });
  }

  /** Waits for those that run; their connections have been closed. */
  void join() throws InterruptedException {
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.DAYS);
  }

  boolean isOver() {
    return threads.isTerminated();
  }
}
