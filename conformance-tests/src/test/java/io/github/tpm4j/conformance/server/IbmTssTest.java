package io.github.tpm4j.conformance.server;

import io.github.tpm4j.conformance.peer.EngineServer;
import io.github.tpm4j.conformance.peer.Tool;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IBM's tools, which frame commands as for the simulator on either server. */
@Tag("peer")
class IbmTssTest {
  private static final String SCRIPT =
      """
      tssgetrandom -by 8
      tsscreateprimary -hi o -ecc nistp256 -st
      tsscreate -hp 80000000 -si -ecc nistp256 -opu key.pub -opr key.priv
      tssload -hp 80000000 -ipu key.pub -ipr key.priv
      echo message > m
      tsssign -hk 80000001 -ecc -if m -os signature
      tssverifysignature -hk 80000001 -ecc -if m -is signature
      tsspcrextend -ha 16 -halg sha256 -if m
      tsspcrread -ha 16 -halg sha256
      tssflushcontext -ha 80000001
      tssflushcontext -ha 80000000
      """;

  @TempDir private Path folder;

  private void run(EngineServer server, String type, String script) {
    Tool.of("bash", "-euo", "pipefail", "-c", script)
        .with("TPM_INTERFACE_TYPE", "socsim")
        .with("TPM_SERVER_TYPE", type)
        .with("TPM_SERVER_NAME", "127.0.0.1")
        .with("TPM_COMMAND_PORT", Integer.toString(server.port()))
        .with("TPM_PLATFORM_PORT", Integer.toString(server.port() + 1))
        .with("TPM_DATA_DIR", folder.toString())
        .in(folder)
        .succeed();
  }

  @Test
  void worksOverTheSimulatorsProtocol() throws IOException {
    try (EngineServer server = EngineServer.mssim()) {
      run(server, "mssim", SCRIPT);
    }
  }

  @Test
  void worksOverSwtpmsProtocol() throws IOException {
    try (EngineServer server = EngineServer.swtpm()) {
      run(server, "raw", SCRIPT);
    }
  }

  @Test
  void cyclesPower() throws IOException {
    try (EngineServer server = EngineServer.mssim()) {
      run(server, "mssim", "tsspowerup && tssstartup && tssgetrandom -by 8");
    }
  }
}
