package io.github.tpm4j.trousers;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Swtpm;
import java.io.IOException;

/**
 * A TPM 1.2 that listens at a port of the loopback interface, started up, without endorsement key
 * and owner.
 *
 * @param process ends with this
 * @param port takes commands without frames around them
 */
record ServedTpm(AutoCloseable process, int port) implements AutoCloseable {

  /** How a TPM is started. */
  @FunctionalInterface
  interface Starter {
    ServedTpm start() throws IOException;
  }

  /** One of swtpm. */
  static ServedTpm swtpm() throws IOException {
    Swtpm swtpm = Swtpm.tpm12();
    return new ServedTpm(swtpm, swtpm.port());
  }

  /** The bundled one, in a process of its own. */
  static ServedTpm bundled() throws IOException {
    EngineServer server = EngineServer.swtpm12();
    return new ServedTpm(server, server.port());
  }

  String tcti() {
    return "swtpm:host=127.0.0.1,port=" + port;
  }

  @Override
  public void close() throws IOException {
    try {
      process.close();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
