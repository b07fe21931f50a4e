package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.crypto.EmeOaep;
import java.util.Optional;

/**
 * RSAES-OAEP (RFC 8017, 7.1; Part 1, B.4) with MGF1 of the same hash. The label includes the 00
 * that ends it; an empty label is hashed as no bytes.
 */
public final class Oaep {
  private Oaep() {}

  /** The longest message; negative if the key is too small for the hash. */
  public static int maxMessageBytes(RsaPublicKey key, HashAlgorithm hash) {
    return padding(hash, new byte[0]).longestMessageBytes(key.sizeBytes());
  }

  private static EmeOaep padding(HashAlgorithm hash, byte[] label) {
    return new EmeOaep(hash, hash, label);
  }

  /**
   * The ciphertext, of the modulus's size.
   *
   * @throws IllegalArgumentException if the message is longer than {@link #maxMessageBytes}
   */
  public static byte[] encrypt(
      RsaPublicKey key, HashAlgorithm hash, byte[] label, byte[] message, RandomSource random) {
    if (message.length > maxMessageBytes(key, hash)) {
      throw new IllegalArgumentException(
          "OAEP takes at most " + maxMessageBytes(key, hash) + " bytes with this key");
    }
    byte[] seed = random.bytes(hash.digestBytes());
    return key.apply(padding(hash, label).encode(message, seed, key.sizeBytes()));
  }

  /**
   * The message; empty if the padding or the label is not right, or the key too small for the hash.
   *
   * @throws IllegalArgumentException if the ciphertext is not below the modulus
   */
  public static Optional<byte[]> decrypt(
      RsaPrivateKey key, HashAlgorithm hash, byte[] label, byte[] cipherText) {
    return padding(hash, label).decode(key.apply(cipherText));
  }
}
