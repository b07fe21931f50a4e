package io.github.tpm4j.engine.crypto.ecc;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.math.BigInteger;
import org.bouncycastle.util.BigIntegers;

/**
 * SM2 signatures as a TPM makes them (Part 1, D.2.2): the digest is e itself. Bouncy Castle's
 * SM2Signer cannot be used, because it always hashes the identity ZA in front.
 */
public final class Sm2Signature {
  private Sm2Signature() {}

  /** Whether a key is one of SM2: from 1 to n - 2, because 1 + d must have an inverse. */
  public static boolean isKey(EccPrivateKey key) {
    return key.number().add(BigInteger.ONE).compareTo(key.curve().order()) < 0;
  }

  /**
   * A signature.
   *
   * @param key for which {@link #isKey} holds
   */
  public static EccSignature sign(EccPrivateKey key, byte[] digest, RandomSource random) {
    EccCurve curve = key.curve();
    BigInteger n = curve.order();
    BigInteger e = new BigInteger(1, digest);
    BigInteger d = key.number();
    while (true) {
      BigInteger k = EccPrivateKey.randomScalar(curve, random);
      BigInteger r = e.add(curve.multiplyGenerator(k).xNumber()).mod(n);
      if (r.signum() == 0 || r.add(k).equals(n)) {
        continue;
      }
      BigInteger inverse = BigIntegers.modOddInverse(n, d.add(BigInteger.ONE).mod(n));
      BigInteger s = k.subtract(r.multiply(d)).multiply(inverse).mod(n);
      if (s.signum() != 0) {
        return EccSignature.of(curve, r, s);
      }
    }
  }

  public static boolean verify(EccPoint publicPoint, byte[] digest, EccSignature signature) {
    EccCurve curve = publicPoint.curve();
    BigInteger n = curve.order();
    BigInteger r = signature.rNumber();
    BigInteger s = signature.sNumber();
    BigInteger t = r.add(s).mod(n);
    if (!EccSignature.isInRange(curve, r) || !EccSignature.isInRange(curve, s) || t.signum() == 0) {
      return false;
    }
    EccPoint point = publicPoint.combineWithGenerator(s, t);
    return !point.isInfinity() && new BigInteger(1, digest).add(point.xNumber()).mod(n).equals(r);
  }
}
