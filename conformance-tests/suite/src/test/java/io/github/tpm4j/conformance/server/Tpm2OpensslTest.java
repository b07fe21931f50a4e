package io.github.tpm4j.conformance.server;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenSSL with its provider tpm2 has its keys in the bundled TPM. */
class Tpm2OpensslTest extends OnBothServers {
  private static final Scripts SCRIPTS = Scripts.in("tpm2openssl");

  static List<String> uses() {
    return SCRIPTS.families();
  }

  @ParameterizedTest
  @MethodSource("uses")
  void keysServeAsOnAnyTpm(String use) {
    SCRIPTS.bash(use).tpm(tcti).in(folder).succeed();
  }
}
