package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.ecc.TwoPhaseExchange;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.EccPoints;
import io.github.tpm4j.engine.objects.KeyScheme;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.commands.asymmetric.ZGen2Phase;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_ZGen_2Phase (Part 3, 14.7).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_KEY, handle 1</td><td>the key is not an ECC key, or one of X25519 or
 *     X448</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>the key is restricted, or may not decrypt</td></tr>
 * <tr><td>TPM_RC_SCHEME, parameter 3</td><td>inScheme is not the key's</td></tr>
 * <tr><td>TPM_RC_ECC_POINT, parameter 1</td><td>inQsB is not on the key's curve</td></tr>
 * <tr><td>TPM_RC_ECC_POINT, parameter 2</td><td>inQeB is not on the key's curve</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 4</td><td>counter is of no TPM2_EC_Ephemeral that is
 *     pending</td></tr>
 * <tr><td>TPM_RC_NO_RESULT</td><td>a result is the point at infinity</td></tr>
 * <tr><td>TPM_RC_BINDING</td><td>the private key is out of range</td></tr>
 * </table>
 */
final class ZGen2PhaseCommand implements Command<ZGen2Phase.Request, ZGen2Phase.Response> {

  @Override
  public ZGen2Phase.Response run(TpmState tpm, ZGen2Phase.Request in) {
    LoadedObject key = tpm.objects().get(in.keyA());
    TpmFailure.require(KeyUses.hasPoint(key), TpmRc.KEY.handle(1));
    TpmFailure.require(KeyUses.decryptsFreely(key), TpmRc.ATTRIBUTES.handle(1));
    KeyScheme own = KeyScheme.of(key.publicArea());
    TpmFailure.require(
        own.isNull() || own.scheme().equals(in.inScheme()), TpmRc.SCHEME.parameter(3));
    EccPrivateKey privateKey =
        key.keyMaterial().eccPrivate().orElseThrow(() -> new TpmFailure(TpmRc.BINDING));
    EccPoint staticB = point(privateKey, in.inQsB(), 1);
    EccPoint ephemeralB = point(privateKey, in.inQeB(), 2);
    long counter =
        tpm.commits()
            .find(in.counter())
            .orElseThrow(() -> new TpmFailure(TpmRc.VALUE.parameter(4)));
    EccPrivateKey ephemeral = ephemeral(tpm, privateKey.curve(), counter);
    TwoPhaseExchange.Result result =
        exchange(in.inScheme(), privateKey, ephemeral, staticB, ephemeralB);
    TpmFailure.require(!hasInfinity(result), TpmRc.NO_RESULT);

    tpm.commits().use(counter);

    return new ZGen2Phase.Response(
        EccPoints.wire(result.z1()), result.z2().map(EccPoints::wire).orElse(EccPoints.NONE));
  }

  private static EccPoint point(EccPrivateKey key, TpmsEccPoint point, int parameter) {
    return EccPoints.onCurve(key.curve(), point)
        .orElseThrow(() -> new TpmFailure(TpmRc.ECC_POINT.parameter(parameter)));
  }

  private static EccPrivateKey ephemeral(TpmState tpm, EccCurve curve, long counter) {
    byte[] r = tpm.commits().random(Bytes.EMPTY, counter, curve).toByteArray();
    return EccPrivateKey.of(curve, r).orElseThrow(() -> new TpmFailure(TpmRc.NO_RESULT));
  }

  private static TwoPhaseExchange.Result exchange(
      TpmAlg scheme,
      EccPrivateKey staticA,
      EccPrivateKey ephemeralA,
      EccPoint staticB,
      EccPoint ephemeralB) {
    if (scheme.equals(TpmAlg.ECDH)) {
      return TwoPhaseExchange.ecdh(staticA, ephemeralA, staticB, ephemeralB);
    }
    return scheme.equals(TpmAlg.ECMQV)
        ? TwoPhaseExchange.ecmqv(staticA, ephemeralA, staticB, ephemeralB)
        : TwoPhaseExchange.sm2(staticA, ephemeralA, staticB, ephemeralB);
  }

  private static boolean hasInfinity(TwoPhaseExchange.Result result) {
    return result.z1().isInfinity() || result.z2().filter(EccPoint::isInfinity).isPresent();
  }
}
