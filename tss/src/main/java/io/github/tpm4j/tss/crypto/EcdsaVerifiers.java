package io.github.tpm4j.tss.crypto;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who verifies ECDSA: the first registered provider, but Bouncy Castle in the place of the JDK's
 * own, which takes some five times as long on JDK 17 and twice on JDK 25. Nothing is secret here,
 * and both are as strict. A program that verifies a few signatures and ends goes without, as to
 * begin with Bouncy Castle takes longer than they do.
 */
final class EcdsaVerifiers {
  /** From so many signatures on it is a server. */
  private static final int FEW = 16;

  private static final String JDK = "SunEC";
  private static final AtomicInteger VERIFIED = new AtomicInteger();

  private EcdsaVerifiers() {}

  /**
   * {@return the provider to verify the next signature by}
   *
   * @throws NoSuchAlgorithmException if this JVM has none
   */
  static Provider next(String algorithm) throws NoSuchAlgorithmException {
    Provider first = SoftwareProviders.of("Signature", algorithm);
    if (!first.getName().equals(JDK) || VERIFIED.get() < FEW && VERIFIED.incrementAndGet() < FEW) {
      return first;
    }
    return UnregisteredProviders.find("Signature", algorithm).orElse(first);
  }
}
