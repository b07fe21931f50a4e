package io.github.tpm4j.engine.crypto.ecc;

import java.math.BigInteger;

/**
 * The two halves of a signature, as TPMS_SIGNATURE_ECC holds them: big-endian, padded to the
 * order's size when made here, of any length when given.
 */
public record EccSignature(byte[] r, byte[] s) {
  static EccSignature of(EccCurve curve, BigInteger r, BigInteger s) {
    int size = curve.orderBytes();
    return new EccSignature(EccPoint.octets(r, size), EccPoint.octets(s, size));
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
