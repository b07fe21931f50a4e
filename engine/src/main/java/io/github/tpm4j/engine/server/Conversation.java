package io.github.tpm4j.engine.server;

import java.io.IOException;

/** How a server talks with one client after the other. */
public interface Conversation {

  /**
   * Answers a client's requests until it hangs up, or may as well.
   *
   * @throws IOException if the client broke off, took too long, or does not speak the protocol; the
   *     server goes on with the next one
   */
  void with(Client client) throws IOException;

  /** {@return how many clients may talk at a time; others wait for their turn} */
  default int clientsAtATime() {
    return 1;
  }
}
