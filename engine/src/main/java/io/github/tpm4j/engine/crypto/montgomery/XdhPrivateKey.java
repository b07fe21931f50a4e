package io.github.tpm4j.engine.crypto.montgomery;

import io.github.tpm4j.engine.crypto.agreement.DhPrivateKey;
import io.github.tpm4j.engine.crypto.agreement.DhPublicKey;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc7748.X448;

/**
 * A private key of X25519 or X448: the octets that RFC 7748, 5 makes the scalar of at each use.
 * Safe for several threads.
 */
public final class XdhPrivateKey implements DhPrivateKey {
  private final MontgomeryCurve curve;
  private final byte[] key;
  private final XdhPublicKey publicKey;

  /** Takes over the octets. */
  private XdhPrivateKey(MontgomeryCurve curve, byte[] key) {
    this.curve = curve;
    this.key = key;
    byte[] encoded = new byte[curve.keyBytes()];
    switch (curve) {
      case X25519 -> X25519.scalarMultBase(key, 0, encoded, 0);
      case X448 -> X448.scalarMultBase(key, 0, encoded, 0);
    }
    publicKey = new XdhPublicKey(curve, encoded);
  }

  /** A new key: takes its octets from the source and nothing else. */
  public static XdhPrivateKey generate(MontgomeryCurve curve, RandomSource random) {
    return new XdhPrivateKey(curve, random.bytes(curve.keyBytes()));
  }

  /** The key of these octets; empty if they are not {@link MontgomeryCurve#keyBytes} many. */
  public static Optional<XdhPrivateKey> of(MontgomeryCurve curve, byte[] key) {
    return key.length == curve.keyBytes()
        ? Optional.of(new XdhPrivateKey(curve, key.clone()))
        : Optional.empty();
  }

  public MontgomeryCurve curve() {
    return curve;
  }

  @Override
  public XdhPublicKey publicKey() {
    return publicKey;
  }

  /** A copy of the key, {@link MontgomeryCurve#keyBytes} long. */
  public byte[] octets() {
    return key.clone();
  }

  /** The shared u coordinate; empty if it is zero, as with a public key of low order. */
  @Override
  public Optional<byte[]> agree(DhPublicKey other) {
    XdhPublicKey peer = (XdhPublicKey) other;
    if (peer.curve() != curve) {
      throw new IllegalArgumentException("A key of " + peer.curve() + " with one of " + curve);
    }
    byte[] shared = new byte[curve.keyBytes()];
    // Both say whether any bit is set, in a time that does not depend on it (RFC 7748, 6).
    boolean isPoint =
        switch (curve) {
          case X25519 -> X25519.calculateAgreement(key, 0, peer.borrow(), 0, shared, 0);
          case X448 -> X448.calculateAgreement(key, 0, peer.borrow(), 0, shared, 0);
        };
    return isPoint ? Optional.of(shared) : Optional.empty();
  }

  /** Wipes the key. What Bouncy Castle copies while it computes stays until it is collected. */
  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }

  @Override
  public String toString() {
    return "XdhPrivateKey[" + curve + "]";
  }
}
