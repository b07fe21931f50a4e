package io.github.tpm4j.tss.crypto;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Optional;

/**
 * Finds software for ML-KEM and ML-DSA: a registered provider (the JDK's own from 24 on), else
 * Bouncy Castle where it is on the class or module path, registered or not.
 */
public final class PostQuantumProviders {
  private static final String BOUNCY_CASTLE = "org.bouncycastle.jce.provider.BouncyCastleProvider";
  private static final Optional<Provider> UNREGISTERED = bouncyCastle();

  private PostQuantumProviders() {}

  /**
   * The provider of a service.
   *
   * @throws NoSuchAlgorithmException if there is none; its message says what would help
   */
  public static Provider of(String type, String algorithm) throws NoSuchAlgorithmException {
    try {
      return SoftwareProviders.of(type, algorithm);
    } catch (NoSuchAlgorithmException e) {
      return UNREGISTERED
          .filter(provider -> provider.getService(type, algorithm) != null)
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

  private static Optional<Provider> bouncyCastle() {
    try {
      Class<?> type = Class.forName(BOUNCY_CASTLE);
      return Optional.of((Provider) type.getConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }
}
