package io.github.tpm4j.engine.core;

import java.util.function.BooleanSupplier;

/** Whether commands that take long should end with TPM_RC_CANCELED. */
public final class Cancellation {
  private volatile boolean requested;
  private BooleanSupplier ofCommand = () -> false;

  /** Asks the command in progress, and those after it, to give up; from any thread. */
  public void request(boolean cancel) {
    requested = cancel;
  }

  /** Goes on with what was requested of another. */
  public void takeOver(Cancellation other) {
    requested = other.requested;
  }

  /**
   * The next command begins.
   *
   * @param isCanceled whether it alone should give up
   */
  public void commandBegins(BooleanSupplier isCanceled) {
    ofCommand = isCanceled;
  }

  /** Whether the command in progress should give up. */
  public boolean isRequested() {
    return requested || ofCommand.getAsBoolean();
  }
}
