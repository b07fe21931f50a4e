package io.github.tpm4j.engine.store;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Salts. */
final class Randomness {
  // Named, because the default generator may be a TPM's, even the one whose state is being stored.
  private static final SecureRandom RANDOM = ofTheJdk();

  private Randomness() {}

  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /**
   * The system's where the JDK has it by this name; a DRBG looks at the machine for a seed first.
   */
  private static SecureRandom ofTheJdk() {
    try {
      return SecureRandom.getInstance("NativePRNGNonBlocking");
    } catch (NoSuchAlgorithmException e) {
      return drbg();
    }
  }

  private static SecureRandom drbg() {
    try {
      return SecureRandom.getInstance("DRBG");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime since 9 has a DRBG", e);
    }
  }
}
