package io.github.tpm4j.engine.crypto.dhkem;

import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.ecc.Ecdh;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.util.Arrays;
import java.util.Optional;

/** DHKEM over a NIST curve (RFC 9180, 4.1), without authentication of the sender. */
public final class Dhkem {
  private static final byte UNCOMPRESSED = 4;

  private final DhkemSuite suite;

  public Dhkem(DhkemSuite suite) {
    this.suite = suite;
  }

  /**
   * A secret and what carries it to the holder of the private key. The caller wipes the secret.
   *
   * @param secret as many octets as {@link DhkemSuite#secretBytes}
   * @param ciphertext the ephemeral point, uncompressed (SEC 1, 2.3.3)
   */
  public record Encapsulated(byte[] secret, byte[] ciphertext) {}

  /** Encap: a fresh secret for the holder of {@code recipient}. */
  public Encapsulated encapsulate(EccPoint recipient, RandomSource random) {
    try (EccPrivateKey ephemeral = EccPrivateKey.generate(suite.curve(), random)) {
      return encapsulate(recipient, ephemeral);
    }
  }

  /** Encap with a given ephemeral key. */
  Encapsulated encapsulate(EccPoint recipient, EccPrivateKey ephemeral) {
    byte[] ciphertext = serialized(ephemeral.publicPoint());
    byte[] shared = Ecdh.secret(ephemeral, recipient).orElseThrow();
    return new Encapsulated(secret(shared, ciphertext, serialized(recipient)), ciphertext);
  }

  /** The ephemeral point in a ciphertext; empty if it is not one of the curve, uncompressed. */
  public Optional<EccPoint> ephemeral(byte[] ciphertext) {
    if (ciphertext.length != suite.ciphertextBytes() || ciphertext[0] != UNCOMPRESSED) {
      return Optional.empty();
    }
    int middle = 1 + suite.curve().coordinateBytes();
    byte[] x = Arrays.copyOfRange(ciphertext, 1, middle);
    byte[] y = Arrays.copyOfRange(ciphertext, middle, ciphertext.length);
    return suite.curve().point(x, y);
  }

  /** Decap: the secret that came with an {@link #ephemeral} point. The caller wipes it. */
  public byte[] decapsulate(EccPrivateKey key, EccPoint ephemeral) {
    // No point of a curve of cofactor 1 but the neutral one, which has no encoding, gives none.
    byte[] shared = Ecdh.secret(key, ephemeral).orElseThrow();
    return secret(shared, serialized(ephemeral), serialized(key.publicPoint()));
  }

  private byte[] secret(byte[] shared, byte[] ciphertext, byte[] recipient) {
    try {
      return new LabeledHkdf(suite).extractAndExpand(shared, ciphertext, recipient);
    } finally {
      Arrays.fill(shared, (byte) 0);
    }
  }

  private static byte[] serialized(EccPoint point) {
    byte[] x = point.x();
    byte[] y = point.y();
    byte[] encoded = new byte[1 + x.length + y.length];
    encoded[0] = UNCOMPRESSED;
    System.arraycopy(x, 0, encoded, 1, x.length);
    System.arraycopy(y, 0, encoded, 1 + x.length, y.length);
    return encoded;
  }
}
