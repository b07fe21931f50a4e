package io.github.tpm4j.engine.crypto.edwards;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/**
 * A point in projective coordinates, for numbers that all are public: the arithmetic takes longer
 * for some than for others. Bouncy Castle has none that verifies a message taken in parts.
 */
record EdwardsPoint(EdwardsCurve curve, BigInteger x, BigInteger y, BigInteger z) {

  private static EdwardsPoint neutral(EdwardsCurve curve) {
    return new EdwardsPoint(curve, ZERO, ONE, ONE);
  }

  /** The point of an encoding (RFC 8032, 5.1.3 and 5.2.3); empty if it has none. */
  static Optional<EdwardsPoint> decode(EdwardsCurve curve, byte[] encoded) {
    if (encoded.length != curve.keyBytes()) {
      return Optional.empty();
    }
    byte[] octets = Arrays.reverse(encoded);
    boolean isOdd = (octets[0] & 0x80) != 0;
    octets[0] &= 0x7F;
    BigInteger y = new BigInteger(1, octets);
    BigInteger p = curve.prime();
    if (y.compareTo(p) >= 0) {
      return Optional.empty();
    }
    BigInteger square = y.multiply(y);
    BigInteger denominator = square.multiply(curve.d()).subtract(curve.a()).mod(p);
    return squareRoot(square.subtract(ONE).multiply(denominator.modInverse(p)).mod(p), p)
        .filter(x -> x.signum() != 0 || !isOdd)
        .map(x -> x.testBit(0) == isOdd ? x : p.subtract(x))
        .map(x -> new EdwardsPoint(curve, x, y, ONE));
  }

  /** Modulo a prime of the form 4k + 3 or 8k + 5. */
  private static Optional<BigInteger> squareRoot(BigInteger number, BigInteger prime) {
    BigInteger root =
        prime.testBit(1)
            ? number.modPow(prime.add(ONE).shiftRight(2), prime)
            : number.modPow(prime.add(BigInteger.valueOf(3)).shiftRight(3), prime);
    if (!prime.testBit(1) && !root.multiply(root).mod(prime).equals(number)) {
      root = root.multiply(TWO.modPow(prime.shiftRight(2), prime)).mod(prime);
    }
    return root.multiply(root).mod(prime).equals(number) ? Optional.of(root) : Optional.empty();
  }

  byte[] encode() {
    BigInteger p = curve.prime();
    BigInteger inverse = z.modInverse(p);
    byte[] octets = BigIntegers.asUnsignedByteArray(curve.keyBytes(), y.multiply(inverse).mod(p));
    octets[0] |= (byte) (x.multiply(inverse).mod(p).testBit(0) ? 0x80 : 0);
    return Arrays.reverse(octets);
  }

  EdwardsPoint negate() {
    return new EdwardsPoint(curve, curve.prime().subtract(x), y, z);
  }

  /** The sum of any two points, also of one with itself (Bernstein and others, 2008, section 6). */
  EdwardsPoint add(EdwardsPoint other) {
    BigInteger p = curve.prime();
    BigInteger zz = z.multiply(other.z).mod(p);
    BigInteger xx = x.multiply(other.x).mod(p);
    BigInteger yy = y.multiply(other.y).mod(p);
    BigInteger cross = x.add(y).multiply(other.x.add(other.y)).subtract(xx).subtract(yy).mod(p);
    BigInteger square = zz.multiply(zz).mod(p);
    BigInteger product = curve.d().multiply(xx).mod(p).multiply(yy).mod(p);
    BigInteger minus = square.subtract(product);
    BigInteger plus = square.add(product);
    return new EdwardsPoint(
        curve,
        zz.multiply(minus).mod(p).multiply(cross).mod(p),
        zz.multiply(plus).mod(p).multiply(yy.subtract(curve.a().multiply(xx))).mod(p),
        minus.multiply(plus).mod(p));
  }

  /** [first]this + [second]other. */
  EdwardsPoint multiplyAndAdd(BigInteger first, BigInteger second, EdwardsPoint other) {
    EdwardsPoint both = add(other);
    EdwardsPoint sum = neutral(curve);
    for (int bit = Math.max(first.bitLength(), second.bitLength()) - 1; bit >= 0; bit--) {
      sum = sum.add(sum);
      if (first.testBit(bit)) {
        sum = sum.add(second.testBit(bit) ? both : this);
      } else if (second.testBit(bit)) {
        sum = sum.add(other);
      }
    }
    return sum;
  }
}
