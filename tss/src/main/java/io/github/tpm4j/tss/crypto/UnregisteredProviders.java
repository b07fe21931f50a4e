package io.github.tpm4j.tss.crypto;

import java.security.Provider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Bouncy Castle where nobody has registered it: the one in the jar of the bundled TPM, or one on
 * the class or module path. Made when it is first asked for, which takes a tenth of a second.
 */
final class UnregisteredProviders {
  private static final List<Provider> ALL =
      Stream.of(
              "io.github.tpm4j.internal.bouncycastle.jce.provider.BouncyCastleProvider",
              "org.bouncycastle.jce.provider.BouncyCastleProvider")
          .flatMap(name -> unregistered(name).stream())
          .toList();

  private UnregisteredProviders() {}

  /** {@return the first one that has a service; empty if none has} */
  static Optional<Provider> find(String type, String algorithm) {
    return ALL.stream()
        .filter(provider -> provider.getService(type, algorithm) != null)
        .findFirst();
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
