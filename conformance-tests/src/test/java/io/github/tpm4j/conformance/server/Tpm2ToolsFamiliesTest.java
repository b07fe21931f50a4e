package io.github.tpm4j.conformance.server;

import io.github.tpm4j.conformance.peer.EngineServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the tpm2-tools, by families; OpenSSL checks what can be checked. */
@Tag("peer")
@ParameterizedClass
@EnumSource(
    value = Protocol.class,
    names = {"MSSIM", "SWTPM_UNIX"})
class Tpm2ToolsFamiliesTest {
  private static final Scripts SCRIPTS = Scripts.in("tpm2tools");

  @TempDir private static Path serverFolder;
  private static EngineServer server;
  private static String tcti;

  @Parameter private Protocol protocol;
  @TempDir private Path folder;

  @BeforeParameterizedClassInvocation
  static void start(Protocol protocol) throws IOException {
    server = protocol.start(serverFolder);
    tcti = protocol.tcti(server, serverFolder);
  }

  @AfterParameterizedClassInvocation
  static void stop() throws IOException {
    server.close();
  }

  static List<String> families() {
    return SCRIPTS.families();
  }

  @ParameterizedTest
  @MethodSource("families")
  void aFamilyOfCommandsDoesAsOnAnyTpm(String family) throws IOException {
    SCRIPTS.bash(family).tpm(tcti).in(folder).succeed();
  }
}
