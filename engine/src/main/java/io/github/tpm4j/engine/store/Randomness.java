package io.github.tpm4j.engine.store;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Salts. */
final class Randomness {
  // Named, because the default generator may be a TPM's, even the one whose state is being stored.
  private static final SecureRandom RANDOM = drbg();

  private Randomness() {}

  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static SecureRandom drbg() {
    try {
      return SecureRandom.getInstance("DRBG");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime since 9 has a DRBG", e);
    }
  }
}
