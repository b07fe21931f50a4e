package io.github.tpm4j.cli.serve;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** SIGTERM, SIGINT and SIGHUP end the server as its clients may: in order, with status 0. */
final class OrderlyEnd {
  private OrderlyEnd() {}

  /**
   * @param requestEnd asks for the end; false if that was done before
   * @param saved when nothing is left to be saved
   */
  static void atSignal(BooleanSupplier requestEnd, CountDownLatch saved) {
    // The JVM ends when its hooks have returned, and what else it waits for is stopped.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(requestEnd, saved), "SIGTERM"));
  }

  private static void end(BooleanSupplier requestEnd, CountDownLatch saved) {
    boolean bySignal = requestEnd.getAsBoolean();
    try {
      saved.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (bySignal) {
      // Otherwise the status would be that of an end by a signal, 143.
      Runtime.getRuntime().halt(0);
    }
  }
}
