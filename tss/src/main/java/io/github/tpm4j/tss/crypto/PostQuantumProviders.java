package io.github.tpm4j.tss.crypto;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;

/**
 * Finds software for ML-KEM and ML-DSA: a registered provider (the JDK's own from 24 on), else
 * Bouncy Castle: the one in the jar of the bundled TPM, or one on the class or module path.
 */
public final class PostQuantumProviders {
  private PostQuantumProviders() {}

  /**
   * {@return the provider of a service}
   *
   * @throws NoSuchAlgorithmException if there is none; its message says what would help
   */
  public static Provider of(String type, String algorithm) throws NoSuchAlgorithmException {
    try {
      return SoftwareProviders.of(type, algorithm);
    } catch (NoSuchAlgorithmException e) {
      return UnregisteredProviders.find(type, algorithm)
          .orElseThrow(() -> missing(type, algorithm));
    }
  }

  private static NoSuchAlgorithmException missing(String type, String algorithm) {
    return new NoSuchAlgorithmException(
        "this JVM has no "
            + type
            + '.'
            + algorithm
            + " in software: JDK 24 and later have ML-KEM and pure ML-DSA; for an older one, for"
            + " HashML-DSA and for context strings put Bouncy Castle (bcprov) on the class path");
  }
}
