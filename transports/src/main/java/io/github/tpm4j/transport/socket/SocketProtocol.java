package io.github.tpm4j.transport.socket;

import java.io.IOException;

/** What a TPM server expects around the bare commands. One command at a time is in progress. */
public interface SocketProtocol {

  /** Makes a new connection ready for commands. */
  void greet(Connection connection) throws IOException;

  /** Refuses a command that the other end would never answer. */
  default void check(byte[] command) {}

  /** Called before each command, on a connection that is ready. */
  default void prepare() throws IOException {}

  /** The bytes that go before a command of this size; often none. */
  default byte[] envelope(int commandSizeBytes) {
    return new byte[0];
  }

  /** Reads the response to one command. */
  byte[] readResponse(Connection connection) throws IOException;

  /** Called after each response. */
  default void conclude() throws IOException {}

  /** What to send before the connection is given back; often nothing. */
  default byte[] farewell() {
    return new byte[0];
  }

  /** Asks for the end of the command in progress; called by another thread than the rest. */
  void cancel() throws IOException;

  /** Sets the locality of the commands that follow; none is in progress. */
  void setLocality(int locality) throws IOException;
}
