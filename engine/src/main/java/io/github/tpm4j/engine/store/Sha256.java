package io.github.tpm4j.engine.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over several arrays in turn. */
final class Sha256 {
  static final int LENGTH_BYTES = 32;

  private Sha256() {}

  static byte[] of(byte[]... parts) {
    MessageDigest digest = digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  static byte[] ofRange(byte[] bytes, int from, int length) {
    MessageDigest digest = digest();
    digest.update(bytes, from, length);
    return digest.digest();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
