package io.github.tpm4j.conformance.server;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tools of the TSS's Feature API (tss2_provision and others), by profiles. */
class FeatureApiTest extends OnBothServers {
  private static final Scripts SCRIPTS = Scripts.in("fapi");

  static List<String> profiles() {
    return SCRIPTS.families();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void aProfileServesAsOnAnyTpm(String profile) {
    SCRIPTS.bash(profile).tpm(tcti).in(folder).succeed();
  }
}
