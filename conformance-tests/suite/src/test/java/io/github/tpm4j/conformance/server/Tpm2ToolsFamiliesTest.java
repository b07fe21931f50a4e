package io.github.tpm4j.conformance.server;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the tpm2-tools, by families; OpenSSL checks what can be checked. */
class Tpm2ToolsFamiliesTest extends OnBothServers {
  private static final Scripts SCRIPTS = Scripts.in("tpm2tools");

  static List<String> families() {
    return SCRIPTS.families();
  }

  @ParameterizedTest
  @MethodSource("families")
  void aFamilyOfCommandsDoesAsOnAnyTpm(String family) {
    SCRIPTS.bash(family).tpm(tcti).in(folder).succeed();
  }
}
