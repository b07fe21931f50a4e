package io.github.tpm4j.engine.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

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

  /**
   * Does this when the end comes, or at once if it has come; on the thread that brings it, which
   * must not be held up.
   *
   * @param action is given the failure, or null
   */
  void then(Consumer<Throwable> action) {
    end.whenComplete((none, failure) -> action.accept(failure));
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
