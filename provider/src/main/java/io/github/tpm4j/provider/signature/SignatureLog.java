package io.github.tpm4j.provider.signature;

import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Tells of each signature, for whoever wants to know which keys are used, and how. */
final class SignatureLog {
  private static final Logger LOGGER = System.getLogger("io.github.tpm4j.signature");

  private SignatureLog() {}

  static void signed(String algorithm, PrivateKeyInTpm key) {
    if (LOGGER.isLoggable(Level.DEBUG)) {
      LOGGER.log(Level.DEBUG, "{0} with TPM key {1}", algorithm, key.alias());
    }
  }
}
