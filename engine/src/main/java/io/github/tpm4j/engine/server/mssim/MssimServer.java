package io.github.tpm4j.engine.server.mssim;

import io.github.tpm4j.engine.server.ServerAddress;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.TpmServer;
import java.io.IOException;

/** Serves a TPM as Microsoft's simulator does. */
public final class MssimServer {
  private MssimServer() {}

  /**
   * Listens, without serving yet.
   *
   * @param commands the port for commands; the next one is for the platform. 0 for any two
   * @throws IOException if a port is taken
   */
  public static TpmServer.Builder listen(TpmPlatform platform, ServerAddress.Tcp commands)
      throws IOException {
    TpmServer.Builder server = new TpmServer.Builder(platform);
    LargestMessages largest = new LargestMessages();
    return server.listenPair(
        commands,
        new CommandPort(platform, server.end(), largest),
        new PlatformPort(platform, server.end(), largest));
  }
}
