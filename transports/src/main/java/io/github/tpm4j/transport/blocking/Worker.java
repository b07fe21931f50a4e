package io.github.tpm4j.transport.blocking;

import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportTimeoutException;
import io.github.tpm4j.transport.timing.Deadline;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread that touches an exchange. It is there while there is something to do. */
final class Worker {
  private static final Logger LOGGER = System.getLogger(Worker.class.getName());
  private static final long KEEP_SECONDS = 10;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

  private final String name;
  private final ThreadPoolExecutor executor;

  Worker(String name) {
    this.name = name;
    this.executor =
        new ThreadPoolExecutor(
            1, 1, KEEP_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
    executor.allowCoreThreadTimeOut(true);
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Does an action after those before it, unless its outcome is settled by then. */
  <T> void start(Callable<T> action, CompletableFuture<T> outcome) throws TransportClosedException {
    try {
      executor.execute(() -> perform(action, outcome));
    } catch (RejectedExecutionException e) {
      throw new TransportClosedException(name + " is closed", e);
    }
  }

  private static <T> void perform(Callable<T> action, CompletableFuture<T> outcome) {
    if (outcome.isDone()) {
      return;
    }
    try {
      outcome.complete(action.call());
    } catch (Throwable e) {
      outcome.completeExceptionally(e);
    }
  }

  /**
   * Does a last action after those before it.
   *
   * @param wait whether to wait a moment until it is done, so that the device can be opened again
   */
  void finish(Closing closing, boolean wait) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Callable<Void> action =
        () -> {
          closing.close();
          return null;
        };
    executor.execute(() -> perform(action, done));
    executor.shutdown();
    if (wait) {
      awaitQuietly(done);
    }
  }

  private void awaitQuietly(CompletableFuture<Void> done) {
    CompletableFuture<Void> observed = done.copy();
    try {
      Outcome.await(observed, Deadline.after(CLOSE_LIMIT), "Closing " + name);
    } catch (TransportTimeoutException e) {
      LOGGER.log(Level.DEBUG, "A command that timed out still runs; closing follows it", e);
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "Closing " + name, e);
    }
  }

  /** What gives the resource back. */
  interface Closing {
    void close() throws IOException;
  }
}
