package io.github.tpm4j.cli.serve;

import io.github.tpm4j.engine.server.TpmServer;
import java.util.concurrent.CountDownLatch;

/** SIGTERM, SIGINT and SIGHUP end the server as its clients may: in order, with status 0. */
final class OrderlyEnd {
  private OrderlyEnd() {}

  /**
   * @param saved when nothing is left to be saved
   */
  static void atSignal(TpmServer server, CountDownLatch saved) {
    // The JVM ends when its hooks have returned, and what else it waits for is stopped.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, saved), "SIGTERM"));
  }

  private static void end(TpmServer server, CountDownLatch saved) {
    boolean bySignal = server.requestEnd();
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
