package io.github.tpm4j.tss.crypto;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;

/**
 * Arithmetic with points of a curve over a prime field, for schemes that the JCA has no service
 * for. Its time depends on the numbers, and so it is for public ones only.
 */
final class PublicPoints {
  private static final BigInteger THREE = BigInteger.valueOf(3);

  private final ECParameterSpec parameters;
  private final BigInteger p;
  private final BigInteger a;

  PublicPoints(ECParameterSpec parameters) {
    this.parameters = parameters;
    EllipticCurve curve = parameters.getCurve();
    p = ((ECFieldFp) curve.getField()).getP();
    a = curve.getA();
  }

  /** A curve by its numbers in hexadecimal, with the cofactor 1. */
  static PublicPoints of(String p, String a, String b, String gx, String gy, String n) {
    EllipticCurve curve = new EllipticCurve(new ECFieldFp(number(p)), number(a), number(b));
    ECPoint generator = new ECPoint(number(gx), number(gy));
    return new PublicPoints(new ECParameterSpec(curve, generator, number(n), 1));
  }

  private static BigInteger number(String digits) {
    return new BigInteger(digits, 16);
  }

  BigInteger order() {
    return parameters.getOrder();
  }

  /** How many bytes a coordinate has. */
  int fieldBytes() {
    return (p.bitLength() + 7) / 8;
  }

  /** Whether a point is on the curve and not the one at infinity. */
  boolean isOnCurve(ECPoint point) {
    if (point.equals(ECPoint.POINT_INFINITY)) {
      return false;
    }
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    BigInteger right = x.multiply(x).add(a).multiply(x).add(parameters.getCurve().getB());
    return x.compareTo(p) < 0
        && y.compareTo(p) < 0
        && y.multiply(y).subtract(right).mod(p).signum() == 0;
  }

  /**
   * u times the generator plus v times {@code point}.
   *
   * @param u 0 or more
   * @param v 0 or more
   */
  ECPoint combine(BigInteger u, BigInteger v, ECPoint point) {
    ECPoint generator = parameters.getGenerator();
    ECPoint both = add(generator, point);
    ECPoint sum = ECPoint.POINT_INFINITY;
    for (int bit = Math.max(u.bitLength(), v.bitLength()) - 1; bit >= 0; bit--) {
      sum = add(sum, sum);
      if (u.testBit(bit) || v.testBit(bit)) {
        sum = add(sum, u.testBit(bit) ? v.testBit(bit) ? both : generator : point);
      }
    }
    return sum;
  }

  private ECPoint add(ECPoint first, ECPoint second) {
    if (first.equals(ECPoint.POINT_INFINITY)) {
      return second;
    }
    if (second.equals(ECPoint.POINT_INFINITY)) {
      return first;
    }
    BigInteger x1 = first.getAffineX();
    BigInteger y1 = first.getAffineY();
    BigInteger x2 = second.getAffineX();
    BigInteger y2 = second.getAffineY();
    if (x1.equals(x2) && y1.add(y2).mod(p).signum() == 0) {
      return ECPoint.POINT_INFINITY;
    }
    BigInteger slope =
        x1.equals(x2)
            ? x1.multiply(x1).multiply(THREE).add(a).multiply(y1.shiftLeft(1).modInverse(p))
            : y2.subtract(y1).multiply(x2.subtract(x1).modInverse(p));
    BigInteger x = slope.multiply(slope).subtract(x1).subtract(x2).mod(p);
    return new ECPoint(x, slope.multiply(x1.subtract(x)).subtract(y1).mod(p));
  }
}
