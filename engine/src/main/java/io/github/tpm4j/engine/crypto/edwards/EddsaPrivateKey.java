package io.github.tpm4j.engine.crypto.edwards;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed448;

/** A private key of EdDSA and HashEdDSA: the octets that RFC 8032, 5.1.5 and 5.2.5 call so. */
public final class EddsaPrivateKey implements AutoCloseable {
  private static final byte[] NO_CONTEXT = {};

  private final EdwardsCurve curve;
  private final byte[] key;
  private final EddsaPublicKey publicKey;

  private EddsaPrivateKey(EdwardsCurve curve, byte[] key) {
    this.curve = curve;
    this.key = key;
    byte[] encoded = new byte[curve.keyBytes()];
    switch (curve) {
      case ED25519 -> Ed25519.generatePublicKey(key, 0, encoded, 0);
      case ED448 -> Ed448.generatePublicKey(key, 0, encoded, 0);
    }
    publicKey = new EddsaPublicKey(curve, encoded);
  }

  /** A new key: takes its octets from the source and nothing else. */
  public static EddsaPrivateKey generate(EdwardsCurve curve, RandomSource random) {
    return new EddsaPrivateKey(curve, random.bytes(curve.keyBytes()));
  }

  /** The key of these octets; empty if they are not {@link EdwardsCurve#keyBytes} many. */
  public static Optional<EddsaPrivateKey> of(EdwardsCurve curve, byte[] key) {
    return key.length == curve.keyBytes()
        ? Optional.of(new EddsaPrivateKey(curve, key.clone()))
        : Optional.empty();
  }

  public EddsaPublicKey publicKey() {
    return publicKey;
  }

  /** A copy of the key, {@link EdwardsCurve#keyBytes} long. */
  public byte[] octets() {
    return key.clone();
  }

  /** R ‖ S of EdDSA over a message, without a context. */
  public byte[] sign(byte[] message) {
    byte[] out = new byte[curve.signatureBytes()];
    switch (curve) {
      case ED25519 -> Ed25519.sign(key, 0, message, 0, message.length, out, 0);
      case ED448 -> Ed448.sign(key, 0, NO_CONTEXT, message, 0, message.length, out, 0);
    }
    return out;
  }

  /**
   * R ‖ S of HashEdDSA over a digest, without a context.
   *
   * @param digest {@link EdwardsCurve#DIGEST_BYTES} octets
   */
  public byte[] signDigest(byte[] digest) {
    if (digest.length != EdwardsCurve.DIGEST_BYTES) {
      throw new IllegalArgumentException("A digest of " + digest.length + " bytes");
    }
    byte[] out = new byte[curve.signatureBytes()];
    switch (curve) {
      case ED25519 -> Ed25519.signPrehash(key, 0, NO_CONTEXT, digest, 0, out, 0);
      case ED448 -> Ed448.signPrehash(key, 0, NO_CONTEXT, digest, 0, out, 0);
    }
    return out;
  }

  /** Wipes the key. */
  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }

  @Override
  public String toString() {
    return "EddsaPrivateKey[" + curve + "]";
  }
}
