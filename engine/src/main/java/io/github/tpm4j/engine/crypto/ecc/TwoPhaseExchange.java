package io.github.tpm4j.engine.crypto.ecc;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Key exchange with a static and an ephemeral key on each side (Part 1, C.7.4 and D.2.3;
 * TPM2_ZGen_2Phase). This side is A, the other one B.
 */
public final class TwoPhaseExchange {
  private TwoPhaseExchange() {}

  /**
   * The result; either point may be the point at infinity.
   *
   * @param z2 empty in the schemes that give one point only
   */
  public record Result(EccPoint z1, Optional<EccPoint> z2) {}

  /** Full Unified Model (SP 800-56A, 6.1.1.2): the static and the ephemeral secret. */
  public static Result ecdh(
      EccPrivateKey staticA, EccPrivateKey ephemeralA, EccPoint staticB, EccPoint ephemeralB) {
    return new Result(
        Ecdh.share(staticA, staticB), Optional.of(Ecdh.share(ephemeralA, ephemeralB)));
  }

  /** Full MQV (SP 800-56A, 6.1.1.4). */
  public static Result ecmqv(
      EccPrivateKey staticA, EccPrivateKey ephemeralA, EccPoint staticB, EccPoint ephemeralB) {
    EccCurve curve = staticA.curve();
    int f = (curve.order().bitLength() + 1) / 2;
    BigInteger ownValue = associatedValue(ephemeralA.publicPoint(), f);
    BigInteger t = ownValue.multiply(staticA.number()).add(ephemeralA.number());
    EccPoint other = ephemeralB.add(staticB.multiply(associatedValue(ephemeralB, f)));
    return new Result(other.multiplySecret(t.mod(curve.order())), Optional.empty());
  }

  /** The exchange of GM/T 0003.3, up to the shared point. */
  public static Result sm2(
      EccPrivateKey staticA, EccPrivateKey ephemeralA, EccPoint staticB, EccPoint ephemeralB) {
    EccCurve curve = staticA.curve();
    int f = (curve.order().bitLength() + 1) / 2 - 1;
    BigInteger ownValue = associatedValue(ephemeralA.publicPoint(), f);
    BigInteger t = ownValue.multiply(ephemeralA.number()).add(staticA.number());
    EccPoint other = staticB.add(ephemeralB.multiply(associatedValue(ephemeralB, f)));
    return new Result(other.multiplySecret(t.mod(curve.order())), Optional.empty());
  }

  /** avf(Q) = 2^f + (x mod 2^f). */
  private static BigInteger associatedValue(EccPoint point, int f) {
    BigInteger power = BigInteger.ONE.shiftLeft(f);
    return point.xNumber().mod(power).add(power);
  }
}
