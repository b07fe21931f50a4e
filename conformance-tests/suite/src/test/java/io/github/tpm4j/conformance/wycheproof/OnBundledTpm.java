package io.github.tpm4j.conformance.wycheproof;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Runs a class of tests with one bundled TPM. */
abstract class OnBundledTpm {
  static TpmProvider provider;
  static ImportedKeys keys;

  @BeforeAll
  static void startTpm() throws Exception {
    provider = new TpmProvider(TpmConnection.over(Transports.open("engine:memory")));
    keys = new ImportedKeys(provider);
  }

  @AfterAll
  static void stopTpm() {
    provider.connection().close();
  }
}
