package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.encodings.OAEPEncoding;

/**
 * RSAES-OAEP (RFC 8017, 7.1; Part 1, B.4) with MGF1 of the same hash. The label includes the 00
 * octet that ends it; an empty label is hashed as no octets.
 */
public final class Oaep {
  private Oaep() {}

  /** The longest message; negative if the key is too small for the hash. */
  public static int maxMessageBytes(RsaPublicKey key, HashAlgorithm hash) {
    return key.sizeBytes() - 2 * hash.digestSizeBytes() - 2;
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
          "OAEP takes at most " + maxMessageBytes(key, hash) + " octets with this key");
    }
    return RsaBlockCipher.encrypt(key, cipher -> padding(cipher, hash, label), message, random);
  }

  /**
   * The message; empty if the padding or the label is not right, or the key too small for the hash.
   *
   * @throws IllegalArgumentException if the ciphertext is not below the modulus
   */
  public static Optional<byte[]> decrypt(
      RsaPrivateKey key, HashAlgorithm hash, byte[] label, byte[] cipherText) {
    if (maxMessageBytes(key.publicKey(), hash) < 0) {
      // Nothing was encrypted so, and Bouncy Castle would look for it beyond the end.
      return Optional.empty();
    }
    return RsaBlockCipher.decrypt(key, cipher -> padding(cipher, hash, label), cipherText);
  }

  private static AsymmetricBlockCipher padding(
      AsymmetricBlockCipher cipher, HashAlgorithm hash, byte[] label) {
    return new OAEPEncoding(cipher, hash.newDigest(), hash.newDigest(), label);
  }
}
