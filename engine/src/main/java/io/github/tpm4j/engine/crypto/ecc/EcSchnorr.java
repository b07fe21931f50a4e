package io.github.tpm4j.engine.crypto.ecc;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.math.BigInteger;
import java.util.Arrays;

/** EC Schnorr signatures (Part 1, C.4.3; TPM_ALG_ECSCHNORR). */
public final class EcSchnorr {
  private EcSchnorr() {}

  /**
   * A signature.
   *
   * @param hash of the signing scheme
   */
  public static EccSignature sign(
      EccPrivateKey key, HashAlgorithm hash, byte[] digest, RandomSource random) {
    EccCurve curve = key.curve();
    while (true) {
      BigInteger k = EccPrivateKey.randomScalar(curve, random);
      BigInteger r = challenge(curve.multiplyGenerator(k), hash, digest);
      BigInteger s = r.multiply(key.number()).add(k).mod(curve.order());
      // s = k would mean r = 0 (mod n).
      if (s.signum() != 0 && !s.equals(k)) {
        return EccSignature.of(curve, r, s);
      }
    }
  }

  public static boolean verify(
      EccPoint publicPoint, HashAlgorithm hash, byte[] digest, EccSignature signature) {
    EccCurve curve = publicPoint.curve();
    BigInteger r = signature.rNumber();
    BigInteger s = signature.sNumber();
    if (!EccSignature.isInRange(curve, s)) {
      return false;
    }
    BigInteger minusR = r.negate().mod(curve.order());
    EccPoint e = publicPoint.combineWithGenerator(s, minusR);
    return !e.isInfinity() && challenge(e, hash, digest).equals(r);
  }

  /** r: the leftmost octets of H(x ‖ digest), as many as the order has. */
  private static BigInteger challenge(EccPoint e, HashAlgorithm hash, byte[] digest) {
    byte[] hashed = hash.digest(e.x(), digest);
    int size = Math.min(hashed.length, e.curve().orderBytes());
    return new BigInteger(1, Arrays.copyOf(hashed, size));
  }
}
