package io.github.tpm4j.engine.server;

import java.io.IOException;
import java.time.Duration;

/** Serves the clients of one listener. */
interface Port extends AutoCloseable {
  /** An honest client sends a request in one go; ten seconds are for a stopped machine. */
  Duration REQUEST_LIMIT = Duration.ofSeconds(10);

  /** After a client could not be taken, as for want of descriptors. */
  Duration RECOVERY = Duration.ofMillis(100);

  /** Where they connect. */
  Listener listener();

  /** Begins to serve. */
  void start();

  /** Hangs up on clients that take longer for a request, or for taking an answer, than they may. */
  void hangUpLate() throws IOException;

  /** Hangs up, and waits until what the clients have asked for is done. */
  @Override
  void close() throws IOException;
}
