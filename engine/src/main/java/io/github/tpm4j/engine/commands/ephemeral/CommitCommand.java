package io.github.tpm4j.engine.commands.ephemeral;

import static io.github.tpm4j.engine.crypto.ecc.Commit.basePoint;
import static io.github.tpm4j.engine.crypto.ecc.Commit.points;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.ecc.Commit.Points;
import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.EccPoints;
import io.github.tpm4j.engine.objects.KeyScheme;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.signing.Commits;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.commands.ephemeral.Commit;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import java.math.BigInteger;
import java.util.Optional;

/**
 * TPM2_Commit (Part 3, 19.2).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key is not an ECC key</td></tr>
 * <tr><td>TPM_RC_SCHEME, handle 1</td><td>the key's scheme is not anonymous</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 3</td><td>one of s2 and y2 is empty, the other not</td></tr>
 * <tr><td>TPM_RC_HASH, handle 1</td><td>the key has no nameAlg to hash s2 with</td></tr>
 * <tr><td>TPM_RC_ECC_POINT, parameter 2</td><td>the point of s2 and y2 is not on the
 *     curve</td></tr>
 * <tr><td>TPM_RC_ECC_POINT, parameter 1</td><td>P1 is not on the curve</td></tr>
 * <tr><td>TPM_RC_NO_RESULT</td><td>K, L or E is the point at infinity</td></tr>
 * <tr><td>TPM_RC_BINDING</td><td>the private key is out of range</td></tr>
 * </table>
 */
final class CommitCommand implements Command<Commit.Request, Commit.Response> {

  @Override
  public Commit.Response run(TpmState tpm, Commit.Request in) {
    LoadedObject key = tpm.objects().get(in.signHandle());
    TpmFailure.require(key.isType(TpmAlg.ECC), TpmRc.KEY.handle(1));
    TpmFailure.require(
        KeyScheme.of(key.publicArea()).scheme().equals(TpmAlg.ECDAA), TpmRc.SCHEME.handle(1));
    TpmFailure.require(in.s2().isEmpty() == in.y2().isEmpty(), TpmRc.SIZE.parameter(3));
    EccPrivateKey privateKey =
        key.keyMaterial().eccPrivate().orElseThrow(() -> new TpmFailure(TpmRc.BINDING));
    Optional<EccPoint> base = derivedPoint(key, privateKey.curve(), in);
    Optional<EccPoint> p1 = givenPoint(privateKey.curve(), in.p1());
    long counter = tpm.commits().next();
    BigInteger r = tpm.commits().random(key.name(), counter, privateKey.curve());
    Points points = points(privateKey, r, p1, base);
    TpmFailure.require(!points.hasInfinity(), TpmRc.NO_RESULT);

    tpm.commits().add();

    return new Commit.Response(
        wire(points.k()), wire(points.l()), wire(points.e()), Commits.shown(counter));
  }

  private static Optional<EccPoint> derivedPoint(
      LoadedObject key, EccCurve curve, Commit.Request in) {
    if (in.s2().isEmpty()) {
      return Optional.empty();
    }
    TpmFailure.require(!key.publicArea().nameAlg().equals(TpmAlg.NULL), TpmRc.HASH.handle(1));
    Optional<EccPoint> base = basePoint(curve, key.nameHash(), in.s2().borrow(), in.y2().borrow());
    TpmFailure.require(base.isPresent(), TpmRc.ECC_POINT.parameter(2));
    return base;
  }

  private static Optional<EccPoint> givenPoint(EccCurve curve, TpmsEccPoint p1) {
    if (p1.equals(EccPoints.NONE)) {
      return Optional.empty();
    }
    Optional<EccPoint> point = EccPoints.onCurve(curve, p1);
    TpmFailure.require(point.isPresent(), TpmRc.ECC_POINT.parameter(1));
    return point;
  }

  private static TpmsEccPoint wire(Optional<EccPoint> point) {
    return point.map(EccPoints::wire).orElse(EccPoints.NONE);
  }
}
