package io.github.tpm4j.transport.socket;

import io.github.tpm4j.transport.timing.Deadline;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Selector;

/** Waits for a channel in a way that a thread's interrupt neither ends nor forgets. */
final class Waiting {
  private Waiting() {}

  /**
   * Returns when the selector's channel is ready.
   *
   * <p>An interrupt stays pending: giving a command up half-way would leave its response to be
   * taken for the next one's.
   *
   * @param tried what is being waited for, for messages
   */
  static void select(Selector selector, Deadline deadline, String tried) throws IOException {
    boolean interrupted = false;
    try {
      while (selector.select(deadline.remainingMillis(tried)) == 0) {
        interrupted |= Thread.interrupted();
      }
      selector.selectedKeys().clear();
    } catch (ClosedSelectorException e) {
      throw (IOException) new AsynchronousCloseException().initCause(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
