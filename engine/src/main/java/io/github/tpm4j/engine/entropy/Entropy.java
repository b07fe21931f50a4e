package io.github.tpm4j.engine.entropy;

import java.security.SecureRandom;

/** Where a TPM's randomness begins (Part 1, 11.4.11.2): octets with full entropy. */
@FunctionalInterface
public interface Entropy {
  /**
   * Gathers randomness.
   *
   * @param countBytes how many bytes
   * @return new bytes with full entropy
   */
  byte[] gather(int countBytes);

  /** {@return the operating system's, through the JDK's default {@link SecureRandom}} */
  static Entropy system() {
    SecureRandom random = new SecureRandom();
    return count -> {
      byte[] out = new byte[count];
      random.nextBytes(out);
      return out;
    };
  }
}
