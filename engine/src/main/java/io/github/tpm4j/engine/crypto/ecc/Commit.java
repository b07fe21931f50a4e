package io.github.tpm4j.engine.crypto.ecc;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.crypto.Kdfa;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The first half of a split signing operation (Part 1, C.2). */
public final class Commit {
  private Commit() {}

  /**
   * What TPM2_Commit answers; each is empty where its input was. A result may be the point at
   * infinity, for which a TPM answers TPM_RC_NO_RESULT.
   *
   * @param k [d](x2, y2)
   * @param l [r](x2, y2)
   * @param e [r]P1, or [r]G if there was no input at all
   */
  public record Points(Optional<EccPoint> k, Optional<EccPoint> l, Optional<EccPoint> e) {
    public boolean hasInfinity() {
      return isInfinity(k) || isInfinity(l) || isInfinity(e);
    }

    private static boolean isInfinity(Optional<EccPoint> point) {
      return point.isPresent() && point.get().isInfinity();
    }
  }

  /**
   * r, the random value of a counter (Part 1, C.2.2), from 0 to n - 1.
   *
   * @param hash the TPM's choice, the same for all uses of a counter
   * @param commitNonce the secret that is new at each TPM Reset
   * @param name the Name of the signing key; empty for TPM2_EC_Ephemeral
   * @param counter the full counter, of which the command shows the low 16 bits
   */
  public static BigInteger random(
      HashAlgorithm hash, byte[] commitNonce, byte[] name, long counter, EccCurve curve) {
    byte[] counterOctets = ByteBuffer.allocate(Long.BYTES).putLong(counter).array();
    byte[] octets =
        Kdfa.derive(
            hash, commitNonce, KdfLabel.ECDAA_COMMIT, name, counterOctets, curve.orderBytes() * 8);
    BigInteger r = new BigInteger(1, octets).mod(curve.order());
    Arrays.fill(octets, (byte) 0);
    return r;
  }

  /** [r]G, the public ephemeral key of TPM2_EC_Ephemeral. */
  public static EccPoint ephemeral(EccCurve curve, BigInteger r) {
    return curve.multiplyGenerator(r);
  }

  /** (x2, y2) with x2 = H(s2) mod p; empty if it is not on the curve. */
  public static Optional<EccPoint> basePoint(
      EccCurve curve, HashAlgorithm nameAlg, byte[] s2, byte[] y2) {
    BigInteger x2 = new BigInteger(1, nameAlg.digest(s2)).mod(curve.fieldPrime());
    return curve.point(x2, new BigInteger(1, y2));
  }

  /** K, L and E of TPM2_Commit (Part 1, C.2.3). */
  public static Points points(
      EccPrivateKey key, BigInteger r, Optional<EccPoint> p1, Optional<EccPoint> base) {
    Optional<EccPoint> e = p1.map(point -> point.multiplySecret(r));
    if (p1.isEmpty() && base.isEmpty()) {
      e = Optional.of(key.curve().multiplyGenerator(r));
    }
    return new Points(
        base.map(point -> point.multiplySecret(key.number())),
        base.map(point -> point.multiplySecret(r)),
        e);
  }
}
