package io.github.tpm4j.engine.crypto.ecc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/**
 * The two halves of a signature, as TPMS_SIGNATURE_ECC holds them: big-endian, padded to the
 * order's size when made here, of any length when given.
 */
public record EccSignature(byte[] r, byte[] s) {
  static EccSignature of(EccCurve curve, BigInteger r, BigInteger s) {
    int size = curve.orderBytes();
    return new EccSignature(EccPoint.octets(r, size), EccPoint.octets(s, size));
  }

  /** A signature in the form of RFC 3279, 2.2.3, as the native library makes it. */
  static EccSignature ofDer(EccCurve curve, byte[] encoded) {
    try {
      BigInteger[] numbers = StandardDSAEncoding.INSTANCE.decode(curve.order(), encoded);
      return of(curve, numbers[0], numbers[1]);
    } catch (IOException e) {
      throw new IllegalArgumentException("Not an ECDSA signature", e);
    }
  }

  /** In the form of RFC 3279, 2.2.3; empty if a half is not from 1 to n - 1. */
  Optional<byte[]> toDer(EccCurve curve) {
    if (!isInRange(curve, rNumber()) || !isInRange(curve, sNumber())) {
      return Optional.empty();
    }
    try {
      return Optional.of(StandardDSAEncoding.INSTANCE.encode(curve.order(), rNumber(), sNumber()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BigInteger rNumber() {
    return new BigInteger(1, r);
  }

  BigInteger sNumber() {
    return new BigInteger(1, s);
  }

  /** Whether {@code number} is from 1 to n - 1. */
  static boolean isInRange(EccCurve curve, BigInteger number) {
    return number.signum() > 0 && number.compareTo(curve.order()) < 0;
  }
}
