package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.util.Optional;
import org.bouncycastle.crypto.encodings.PKCS1Encoding;

/** RSAES-PKCS1-v1_5 (RFC 8017, 7.2; TPM_ALG_RSAES). */
public final class RsaesPkcs1 {
  private static final int OVERHEAD_BYTES = 11;

  private RsaesPkcs1() {}

  /** The longest message. */
  public static int maxMessageBytes(RsaPublicKey key) {
    return key.sizeBytes() - OVERHEAD_BYTES;
  }

  /**
   * The ciphertext, of the modulus's size.
   *
   * @throws IllegalArgumentException if the message is longer than {@link #maxMessageBytes}
   */
  public static byte[] encrypt(RsaPublicKey key, byte[] message, RandomSource random) {
    return RsaBlockCipher.encrypt(key, PKCS1Encoding::new, message, random);
  }

  /**
   * The message; empty if the padding is not right.
   *
   * @throws IllegalArgumentException if the ciphertext is not below the modulus
   */
  public static Optional<byte[]> decrypt(RsaPrivateKey key, byte[] cipherText) {
    return RsaBlockCipher.decrypt(key, PKCS1Encoding::new, cipherText);
  }
}
