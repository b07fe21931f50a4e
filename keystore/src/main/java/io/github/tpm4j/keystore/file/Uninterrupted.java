package io.github.tpm4j.keystore.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/** Work on a channel that an interruption of the thread does not end. */
final class Uninterrupted {

  private Uninterrupted() {}

  /**
   * What is done with a channel that it opens itself.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Does the work, from its beginning again if an interruption has closed the channel. The thread
   * is interrupted afterwards if it was before, or meanwhile.
   */
  static <T> T run(Work<T> work) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return work.run();
        } catch (ClosedByInterruptException e) {
          interrupted = true;
          Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
