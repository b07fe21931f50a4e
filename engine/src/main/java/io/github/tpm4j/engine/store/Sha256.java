package io.github.tpm4j.engine.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over several arrays in turn. */
final class Sha256 {
  static final int LENGTH_BYTES = 32;

  /** To be copied: to look a digest up takes longer than to hash a short record. */
  private static final MessageDigest PROTOTYPE = digest();

  private Sha256() {}

  static byte[] of(byte[]... parts) {
    MessageDigest digest = copy();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  static byte[] ofRange(byte[] bytes, int from, int length) {
    MessageDigest digest = copy();
    digest.update(bytes, from, length);
    return digest.digest();
  }

  private static MessageDigest copy() {
    try {
      return (MessageDigest) PROTOTYPE.clone();
    } catch (CloneNotSupportedException e) {
      return digest();
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
