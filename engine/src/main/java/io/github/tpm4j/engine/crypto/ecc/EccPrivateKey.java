package io.github.tpm4j.engine.crypto.ecc;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;

/** An ECC private key and, from its first use on, the public point. Safe for several threads. */
public final class EccPrivateKey implements AutoCloseable {
  private static final int EXTRA_BITS = 64;

  private final EccCurve curve;
  private volatile BigInteger d;
  private volatile EccPoint publicPoint;

  private EccPrivateKey(EccCurve curve, BigInteger d) {
    this.curve = curve;
    this.d = d;
  }

  /**
   * A new key (Part 1, C.5; FIPS 186-4, B.4.1). Takes the octets of 64 bits more than the order
   * from the source and nothing else, so that derived keys are the same on every TPM.
   */
  public static EccPrivateKey generate(EccCurve curve, RandomSource random) {
    return new EccPrivateKey(curve, randomScalar(curve, random));
  }

  /**
   * A number from 1 to n - 1: (c mod (n - 1)) + 1, where c has 64 bits more than n, filled up to
   * whole octets, of which libtpms masks none off.
   */
  static BigInteger randomScalar(EccCurve curve, RandomSource random) {
    BigInteger n = curve.order();
    byte[] octets = random.bytes((n.bitLength() + EXTRA_BITS + 7) / 8);
    BigInteger c = new BigInteger(1, octets);
    Arrays.fill(octets, (byte) 0);
    return c.mod(n.subtract(BigInteger.ONE)).add(BigInteger.ONE);
  }

  /** The key with this number, big-endian octets; empty if it is not from 1 to n - 1. */
  public static Optional<EccPrivateKey> of(EccCurve curve, byte[] d) {
    BigInteger number = new BigInteger(1, d);
    return number.signum() > 0 && number.compareTo(curve.order()) < 0
        ? Optional.of(new EccPrivateKey(curve, number))
        : Optional.empty();
  }

  public EccCurve curve() {
    return curve;
  }

  /** d, padded to the order's size: what TPM2B_ECC_PARAMETER of the sensitive area holds. */
  public byte[] d() {
    return EccPoint.octets(d, curve.orderBytes());
  }

  BigInteger number() {
    return d;
  }

  /** The key for Bouncy Castle's signers. */
  ECPrivateKeyParameters parameters() {
    return new ECPrivateKeyParameters(d, curve.domain());
  }

  /** Q = [d]G. */
  public EccPoint publicPoint() {
    EccPoint known = publicPoint;
    if (known == null) {
      known = curve.multiplyGenerator(d);
      publicPoint = known;
    }
    return known;
  }

  /**
   * Lets go of the number. It cannot be overwritten, because {@link BigInteger} is immutable; the
   * garbage collector reuses its memory.
   */
  @Override
  public void close() {
    d = BigInteger.ZERO;
  }

  @Override
  public String toString() {
    return "EccPrivateKey[" + curve + "]";
  }
}
