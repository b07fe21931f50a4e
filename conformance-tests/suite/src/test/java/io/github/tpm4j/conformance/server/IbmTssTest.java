package io.github.tpm4j.conformance.server;

import io.github.tpm4j.peers.Tool;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** IBM's tools, by families; they frame commands as for the simulator on either server. */
@EnumSource(
    value = Protocol.class,
    names = {"MSSIM", "SWTPM_TCP"})
class IbmTssTest extends OnServer {
  private static final Scripts SCRIPTS = Scripts.in("ibmtss");

  static List<String> families() {
    return SCRIPTS.families();
  }

  @ParameterizedTest
  @MethodSource("families")
  void aFamilyOfCommandsDoesAsOnAnyTpm(String family) {
    Tool tool = SCRIPTS.bash(family).in(folder);
    tool.with("TPM_INTERFACE_TYPE", "socsim")
        .with("TPM_SERVER_TYPE", protocol == Protocol.MSSIM ? "mssim" : "raw")
        .with("TPM_SERVER_NAME", "127.0.0.1")
        .with("TPM_COMMAND_PORT", Integer.toString(server.port()))
        .with("TPM_PLATFORM_PORT", Integer.toString(server.port() + 1))
        .with("TPM_DATA_DIR", folder.toString())
        // A session is used by several processes, which have no key in common.
        .with("TPM_ENCRYPT_SESSIONS", "0")
        .succeed();
  }
}
