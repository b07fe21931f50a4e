package io.github.tpm4j.conformance.server;

import io.github.tpm4j.peers.ResourceManager;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tpm2-tools above tpm2-abrmd, which swaps objects and sessions of the bundled TPM. */
class Tpm2AbrmdTest extends OnBothServers {
  private static final Scripts SCRIPTS = Scripts.in("abrmd");

  static List<String> families() {
    return SCRIPTS.families();
  }

  @ParameterizedTest
  @MethodSource("families")
  void manyClientsShareFewSlots(String family) throws IOException {
    try (ResourceManager manager = ResourceManager.above(tcti)) {
      manager.reachedBy(SCRIPTS.bash(family)).in(folder).succeed();
    }
  }
}
