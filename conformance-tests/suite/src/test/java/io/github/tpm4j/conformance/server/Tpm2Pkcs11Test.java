package io.github.tpm4j.conformance.server;

import io.github.tpm4j.peers.ResourceManager;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A PKCS#11 token in the bundled TPM, used by OpenSC's pkcs11-tool, tpm2_ptool and Java. */
class Tpm2Pkcs11Test extends OnBothServers {
  private static final Scripts SCRIPTS = Scripts.in("pkcs11");

  static List<String> clients() {
    return SCRIPTS.families();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void aTokenServesAsOnAnyTpm(String client) throws IOException {
    try (ResourceManager manager = ResourceManager.above(tcti)) {
      manager.reachedBy(SCRIPTS.bash(client)).in(folder).succeed();
    }
  }
}
