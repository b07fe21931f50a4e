package io.github.tpm4j.tss.crypto;

import java.math.BigInteger;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.Optional;

/** Points of elliptic curves as 04, x and y (SEC 1, 2.3.3 and 2.3.4). */
public final class UncompressedPoint {
  private static final byte UNCOMPRESSED = 4;

  private UncompressedPoint() {}

  /**
   * Encodes a point that is not the one at infinity.
   *
   * @param fieldBytes of a coordinate
   */
  public static byte[] encode(ECPoint point, int fieldBytes) {
    byte[] encoded = new byte[1 + 2 * fieldBytes];
    encoded[0] = UNCOMPRESSED;
    byte[] x = BigEndian.bytes(point.getAffineX(), fieldBytes);
    byte[] y = BigEndian.bytes(point.getAffineY(), fieldBytes);
    System.arraycopy(x, 0, encoded, 1, fieldBytes);
    System.arraycopy(y, 0, encoded, 1 + fieldBytes, fieldBytes);
    return encoded;
  }

  /**
   * {@return the point; empty if it is not encoded so} Whether it is on a curve is not looked at.
   */
  public static Optional<ECPoint> decode(byte[] encoded) {
    if (encoded.length % 2 == 0 || encoded[0] != UNCOMPRESSED) {
      return Optional.empty();
    }
    int middle = 1 + encoded.length / 2;
    return Optional.of(
        new ECPoint(
            new BigInteger(1, Arrays.copyOfRange(encoded, 1, middle)),
            new BigInteger(1, Arrays.copyOfRange(encoded, middle, encoded.length))));
  }
}
