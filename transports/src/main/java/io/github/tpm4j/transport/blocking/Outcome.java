package io.github.tpm4j.transport.blocking;

import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.timing.Deadline;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what another thread does. */
final class Outcome {
  private Outcome() {}

  /**
   * The outcome, when it is there. An interrupt is kept for later: the command has been sent, and
   * its response must be taken.
   */
  static <T> T await(CompletableFuture<T> outcome, Deadline deadline, String tried)
      throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return outcome.get(deadline.remainingMillis(tried), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (TimeoutException e) {
          // The deadline says so itself, in the next round.
        }
      }
    } catch (ExecutionException e) {
      throw cause(e);
    } catch (TransportException e) {
      // A command that the worker has not begun is never begun.
      outcome.completeExceptionally(e);
      throw e;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static IOException cause(ExecutionException e) {
    Throwable cause = e.getCause();
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof IOException io ? io : new IOException(cause);
  }
}
