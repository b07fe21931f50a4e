package io.github.tpm4j.engine.crypto.montgomery;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;

import io.github.tpm4j.engine.crypto.agreement.DhPublicKey;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.util.Arrays;

/** A public key of X25519 or X448: a u coordinate, little-endian (RFC 7748, 5). */
public final class XdhPublicKey implements DhPublicKey {
  private final MontgomeryCurve curve;
  private final byte[] encoded;

  /** Takes over the encoding. */
  XdhPublicKey(MontgomeryCurve curve, byte[] encoded) {
    this.curve = curve;
    this.encoded = encoded;
  }

  /**
   * The key of an encoding; empty if it has another size. Others are all of use: RFC 7748, 5 has
   * every u taken, modulo the prime and of X25519 without the highest bit.
   */
  public static Optional<XdhPublicKey> of(MontgomeryCurve curve, byte[] encoded) {
    return encoded.length == curve.keyBytes()
        ? Optional.of(new XdhPublicKey(curve, encoded.clone()))
        : Optional.empty();
  }

  public MontgomeryCurve curve() {
    return curve;
  }

  /** As RFC 7748 has it, {@link MontgomeryCurve#keyBytes} long. */
  @Override
  public byte[] encoded() {
    return encoded.clone();
  }

  byte[] borrow() {
    return encoded;
  }

  /** Whether it is the only encoding of its u: below the prime, and no bit more. */
  public boolean isCanonical() {
    return new BigInteger(1, Arrays.reverse(encoded)).compareTo(prime()) < 0;
  }

  private BigInteger prime() {
    return switch (curve) {
      case X25519 -> TWO.pow(255).subtract(BigInteger.valueOf(19));
      case X448 -> TWO.pow(448).subtract(TWO.pow(224)).subtract(ONE);
    };
  }

  /**
   * Whether its order divides the cofactor, so that the secret of every private key with it is zero
   * (RFC 7748, 6): every such key is a multiple of the cofactor.
   */
  public boolean isOfLowOrder() {
    try (XdhPrivateKey any = XdhPrivateKey.of(curve, new byte[curve.keyBytes()]).orElseThrow()) {
      return any.agree(this).isEmpty();
    }
  }
}
