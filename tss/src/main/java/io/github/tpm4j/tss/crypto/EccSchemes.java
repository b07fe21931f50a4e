package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.spec.ECPoint;
import java.util.Arrays;

/** Verifies the signatures of elliptic curves for which the JCA has no service. */
final class EccSchemes {
  /** GM/T 0003.5, which the JDK does not have. */
  static final PublicPoints SM2_P256 =
      PublicPoints.of(
          "fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff",
          "fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc",
          "28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93",
          "32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7",
          "bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0",
          "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123");

  private EccSchemes() {}

  /**
   * EC Schnorr (Part 1, C.4.3): r is the leftmost bytes of H(x of s·G - r·Q ‖ digest).
   *
   * @throws InvalidKeyException if the key is no point of its curve
   */
  static boolean verifySchnorr(
      TpmtPublic key, HashAlg hash, Bytes message, TpmsSignatureEcc signature)
      throws InvalidKeyException {
    PublicPoints curve = curve(key);
    BigInteger r = number(signature.signatureR());
    BigInteger s = number(signature.signatureS());
    if (!isInRange(s, curve)) {
      return false;
    }
    ECPoint e = curve.combine(s, r.negate().mod(curve.order()), point(key, curve));
    if (e.equals(ECPoint.POINT_INFINITY)) {
      return false;
    }
    Bytes digest = Digests.of(hash, message);
    int fieldBytes = curve.fieldBytes();
    Bytes hashed =
        Digests.of(hash, Bytes.adopt(BigEndian.bytes(e.getAffineX(), fieldBytes)), digest);
    int size = Math.min(hashed.size(), (curve.order().bitLength() + 7) / 8);
    return new BigInteger(1, Arrays.copyOf(hashed.borrow(), size)).equals(r);
  }

  /**
   * SM2 (GM/T 0003.2, 7) over the digest itself: a TPM does not hash the identity of the signer
   * into it (Part 1, D.2.2).
   *
   * @throws InvalidKeyException if the key is no point of its curve
   */
  static boolean verifySm2(TpmtPublic key, HashAlg hash, Bytes message, TpmsSignatureEcc signature)
      throws InvalidKeyException {
    PublicPoints curve = curve(key);
    BigInteger n = curve.order();
    BigInteger r = number(signature.signatureR());
    BigInteger s = number(signature.signatureS());
    BigInteger t = r.add(s).mod(n);
    if (!isInRange(r, curve) || !isInRange(s, curve) || t.signum() == 0) {
      return false;
    }
    ECPoint sum = curve.combine(s, t, point(key, curve));
    BigInteger e = number(Digests.of(hash, message));
    return !sum.equals(ECPoint.POINT_INFINITY) && e.add(sum.getAffineX()).mod(n).equals(r);
  }

  private static PublicPoints curve(TpmtPublic key) {
    TpmEccCurve curve = ((TpmsEccParms) key.parameters()).curveId();
    return curve.equals(TpmEccCurve.SM2_P256)
        ? SM2_P256
        : new PublicPoints(PublicKeys.parameters(curve));
  }

  private static ECPoint point(TpmtPublic key, PublicPoints curve) throws InvalidKeyException {
    TpmsEccPoint unique = (TpmsEccPoint) key.unique();
    ECPoint point = new ECPoint(number(unique.x()), number(unique.y()));
    if (!curve.isOnCurve(point)) {
      throw new InvalidKeyException("no point of the curve");
    }
    return point;
  }

  private static boolean isInRange(BigInteger number, PublicPoints curve) {
    return number.signum() > 0 && number.compareTo(curve.order()) < 0;
  }

  private static BigInteger number(Bytes bytes) {
    return new BigInteger(1, bytes.borrow());
  }
}
