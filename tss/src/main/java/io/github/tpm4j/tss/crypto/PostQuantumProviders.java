package io.github.tpm4j.tss.crypto;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds software for ML-KEM and ML-DSA: a registered provider (the JDK's own from 24 on), else
 * Bouncy Castle: the one in the jar of the bundled TPM, or one on the class or module path.
 */
public final class PostQuantumProviders {
  private static final List<Provider> UNREGISTERED =
      Stream.of(
              "io.github.tpm4j.internal.bouncycastle.jce.provider.BouncyCastleProvider",
              "org.bouncycastle.jce.provider.BouncyCastleProvider")
          .flatMap(name -> unregistered(name).stream())
          .toList();

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
      return UNREGISTERED.stream()
          .filter(provider -> provider.getService(type, algorithm) != null)
          .findFirst()
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

  private static Optional<Provider> unregistered(String className) {
    try {
      Class<?> type = Class.forName(className);
      return Optional.of((Provider) type.getConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }
}
