package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.crypto.EmePkcs1;
import java.util.Optional;

/** RSAES-PKCS1-v1_5 (RFC 8017, 7.2; TPM_ALG_RSAES). */
public final class RsaesPkcs1 {

  private RsaesPkcs1() {}

  /** The longest message. */
  public static int maxMessageBytes(RsaPublicKey key) {
    return key.sizeBytes() - EmePkcs1.OVERHEAD_BYTES;
  }

  /**
   * The ciphertext, of the modulus's size.
   *
   * @throws IllegalArgumentException if the message is longer than {@link #maxMessageBytes}
   */
  public static byte[] encrypt(RsaPublicKey key, byte[] message, RandomSource random) {
    if (message.length > maxMessageBytes(key)) {
      throw new IllegalArgumentException(
          "RSAES takes at most " + maxMessageBytes(key) + " bytes with this key");
    }
    return key.apply(EmePkcs1.encode(message, random::nextBytes, key.sizeBytes()));
  }

  /**
   * The message; empty if the padding is not right.
   *
   * @throws IllegalArgumentException if the ciphertext is not below the modulus
   */
  public static Optional<byte[]> decrypt(RsaPrivateKey key, byte[] cipherText) {
    return EmePkcs1.decode(key.apply(cipherText));
  }
}
