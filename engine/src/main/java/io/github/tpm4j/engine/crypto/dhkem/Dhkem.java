package io.github.tpm4j.engine.crypto.dhkem;

import io.github.tpm4j.engine.crypto.agreement.DhPrivateKey;
import io.github.tpm4j.engine.crypto.agreement.DhPublicKey;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.util.Arrays;
import java.util.Optional;

/** DHKEM (RFC 9180, 4.1), without authentication of the sender. */
public final class Dhkem {
  private final DhkemSuite suite;

  public Dhkem(DhkemSuite suite) {
    this.suite = suite;
  }

  /**
   * A secret and what carries it to the holder of the private key. The caller wipes the secret.
   *
   * @param secret as many octets as {@link DhkemSuite#secretBytes}
   * @param ciphertext the ephemeral public key, encoded
   */
  public record Encapsulated(byte[] secret, byte[] ciphertext) {}

  /** Encap: a fresh secret for a recipient; empty if that is of low order (RFC 9180, 7.1.4). */
  public Optional<Encapsulated> encapsulate(DhPublicKey recipient, RandomSource random) {
    try (DhPrivateKey ephemeral = suite.group().generateKey(random)) {
      return encapsulate(recipient, ephemeral);
    }
  }

  /** Encap with a given ephemeral key. */
  Optional<Encapsulated> encapsulate(DhPublicKey recipient, DhPrivateKey ephemeral) {
    byte[] ciphertext = ephemeral.publicKey().encoded();
    return ephemeral
        .agree(recipient)
        .map(shared -> secret(shared, ciphertext, recipient.encoded()))
        .map(secret -> new Encapsulated(secret, ciphertext));
  }

  /** The ephemeral key in a ciphertext; empty if it is no encoding of one. */
  public Optional<? extends DhPublicKey> ephemeral(byte[] ciphertext) {
    return suite.group().decode(ciphertext);
  }

  /**
   * Decap: the secret that came with an {@link #ephemeral} key; empty if that is of low order (RFC
   * 9180, 7.1.4). The caller wipes it.
   */
  public Optional<byte[]> decapsulate(DhPrivateKey key, DhPublicKey ephemeral) {
    return key.agree(ephemeral)
        .map(shared -> secret(shared, ephemeral.encoded(), key.publicKey().encoded()));
  }

  private byte[] secret(byte[] shared, byte[] ciphertext, byte[] recipient) {
    try {
      return new LabeledHkdf(suite).extractAndExpand(shared, ciphertext, recipient);
    } finally {
      Arrays.fill(shared, (byte) 0);
    }
  }
}
