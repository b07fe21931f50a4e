package io.github.tpm4j.conformance.server;

import io.github.tpm4j.peers.EngineServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;

/** Runs a class of tests with a TPM of each server that it names, a new one for the class. */
@Tag("peer")
@ParameterizedClass
abstract class OnServer {
  @TempDir private static Path serverFolder;

  static EngineServer server;

  /** How clients reach the TPM. */
  static String tcti;

  @Parameter Protocol protocol;
  @TempDir Path folder;

  @BeforeParameterizedClassInvocation
  static void startServer(Protocol protocol) throws IOException {
    server = protocol.start(serverFolder);
    tcti = protocol.tcti(server, serverFolder);
  }

  @AfterParameterizedClassInvocation
  static void stopServer() throws IOException {
    server.close();
  }
}
