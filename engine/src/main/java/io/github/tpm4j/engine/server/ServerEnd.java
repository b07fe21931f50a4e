package io.github.tpm4j.engine.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Why a server ends: somebody asked for it, or its TPM failed. */
public final class ServerEnd {
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  /** Makes the end of a server that has just begun. */
  public ServerEnd() {}

  /** {@return a client or the user asks for it; false if it had come already} */
  public boolean requested() {
    return end.complete(null);
  }

  /** The TPM failed in a way that no response can tell of. */
  void because(Throwable failure) {
    end.completeExceptionally(failure);
  }

  /** Waits for the end, but not longer than this; true if it has come. */
  boolean await(Duration limit) throws InterruptedException {
    try {
      end.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    }
  }

  /**
   * Waits for the end.
   *
   * @throws ExecutionException if it is a failure
   */
  void await() throws InterruptedException, ExecutionException {
    end.get();
  }
}
