package io.github.tpm4j.engine.crypto.ecc;

import io.github.tpm4j.engine.crypto.agreement.DhPrivateKey;
import io.github.tpm4j.engine.crypto.agreement.DhPublicKey;
import io.github.tpm4j.engine.crypto.library.NativeEcKey;
import io.github.tpm4j.engine.crypto.library.Primitive;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;

/** An ECC private key and, from its first use on, the public point. Safe for several threads. */
public final class EccPrivateKey implements DhPrivateKey {
  private static final int EXTRA_BITS = 64;

  private final EccCurve curve;
  private final byte[] d;
  private volatile EccPoint publicPoint;
  private NativeEcKey nativeKey;
  private boolean isClosed;

  /** Takes over d, of the order's size. */
  private EccPrivateKey(EccCurve curve, byte[] d) {
    this.curve = curve;
    this.d = d;
  }

  /**
   * A new key (Part 1, C.5; FIPS 186-4, B.4.1). Takes the octets of 64 bits more than the order
   * from the source and nothing else, so that derived keys are the same on every TPM.
   */
  public static EccPrivateKey generate(EccCurve curve, RandomSource random) {
    BigInteger number = randomScalar(curve, random);
    return new EccPrivateKey(curve, EccPoint.octets(number, curve.orderBytes()));
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
    byte[] order = EccPoint.octets(curve.order(), curve.orderBytes());
    byte[] padded = new byte[order.length];
    int surplus = Math.max(d.length - order.length, 0);
    System.arraycopy(d, surplus, padded, order.length - d.length + surplus, d.length - surplus);
    boolean isInRange =
        !isAnySet(d, 0, surplus) & isAnySet(padded, 0, padded.length) & isBelow(padded, order);
    if (!isInRange) {
      Arrays.fill(padded, (byte) 0);
      return Optional.empty();
    }
    return Optional.of(new EccPrivateKey(curve, padded));
  }

  /** In a time that depends on the length alone. */
  private static boolean isAnySet(byte[] number, int from, int to) {
    int bits = 0;
    for (int i = from; i < to; i++) {
      bits |= number[i];
    }
    return bits != 0;
  }

  /** Whether left is less than right, both of one length, in a time that depends on it alone. */
  private static boolean isBelow(byte[] left, byte[] right) {
    int borrow = 0;
    for (int i = left.length - 1; i >= 0; i--) {
      borrow = ((left[i] & 0xFF) - (right[i] & 0xFF) - borrow) >>> 31;
    }
    return borrow != 0;
  }

  public EccCurve curve() {
    return curve;
  }

  /** d, padded to the order's size: what TPM2B_ECC_PARAMETER of the sensitive area holds. */
  public byte[] d() {
    return d.clone();
  }

  /** d for Bouncy Castle and for what is computed here; not kept, as it cannot be overwritten. */
  BigInteger number() {
    return new BigInteger(1, d);
  }

  /**
   * What the native library computes with this key, which is prepared there once; empty where it is
   * to be computed here.
   */
  Optional<byte[]> natively(Primitive primitive, NativeEcKey.Operation operation) {
    return curve.isNativeFor(primitive)
        ? nativeKey().flatMap(key -> key.compute(operation))
        : Optional.empty();
  }

  private synchronized Optional<NativeEcKey> nativeKey() {
    if (nativeKey == null && !isClosed) {
      nativeKey = NativeEcKey.of(curve.nativeCurve(), d).orElse(null);
    }
    return Optional.ofNullable(nativeKey);
  }

  /** The key for Bouncy Castle's signers. */
  ECPrivateKeyParameters parameters() {
    return new ECPrivateKeyParameters(number(), curve.domain());
  }

  /** Q = [d]G. */
  public EccPoint publicPoint() {
    EccPoint known = publicPoint;
    if (known == null) {
      known =
          natively(Primitive.EC_KEY_PAIR, NativeEcKey::publicPoint)
              .map(curve::trustedPoint)
              .orElseGet(() -> curve.multiplyGenerator(number()));
      publicPoint = known;
    }
    return known;
  }

  @Override
  public EccPoint publicKey() {
    return publicPoint();
  }

  @Override
  public Optional<byte[]> agree(DhPublicKey other) {
    return Ecdh.secret(this, (EccPoint) other);
  }

  /**
   * Wipes the number, here and in the native library. Copies that Bouncy Castle has computed with
   * cannot be overwritten, because {@link BigInteger} is immutable.
   */
  @Override
  public synchronized void close() {
    isClosed = true;
    Arrays.fill(d, (byte) 0);
    if (nativeKey != null) {
      nativeKey.close();
      nativeKey = null;
    }
  }

  @Override
  public String toString() {
    return "EccPrivateKey[" + curve + "]";
  }
}
