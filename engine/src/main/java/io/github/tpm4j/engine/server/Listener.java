package io.github.tpm4j.engine.server;

import io.github.tpm4j.transport.socket.ByteConnection;
import java.io.Closeable;
import java.io.IOException;

/** A place where clients connect. */
public interface Listener extends Closeable {
  /** Clients that may wait for their turn; the kernel refuses more. */
  int BACKLOG = 128;

  /**
   * {@return where it listens: an address, with the port that was chosen if any could be; else a
   * word}
   */
  String name();

  /** {@return whether the name is an address, where clients can connect by themselves} */
  default boolean hasAddress() {
    return true;
  }

  /**
   * Waits for the next client. Closing the listener ends the waiting with a {@link
   * java.nio.channels.ClosedChannelException}.
   */
  ByteConnection accept() throws IOException;
}
