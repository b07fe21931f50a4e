package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.ecc.Ecdh;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.objects.EccPoints;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.commands.asymmetric.EcdhKeyGen;
import io.github.tpm4j.tss.constants.TpmRc;

/** Diffie-Hellman on a Weierstrass curve (Part 1, C.6.1). */
final class EcdhAgreement implements KeyAgreement {

  @Override
  public EcdhKeyGen.Response withFreshKey(LoadedObject key, RandomSource random) {
    EccPoint other =
        key.keyMaterial().eccPoint().orElseThrow(() -> new TpmFailure(TpmRc.KEY.handle(1)));
    try (EccPrivateKey ephemeral = EccPrivateKey.generate(other.curve(), random)) {
      TpmsEccPoint z = shared(ephemeral, other);
      return new EcdhKeyGen.Response(z, EccPoints.wire(ephemeral.publicPoint()));
    }
  }

  @Override
  public TpmsEccPoint share(LoadedObject key, TpmsEccPoint other) {
    EccPrivateKey privateKey =
        key.keyMaterial().eccPrivate().orElseThrow(() -> new TpmFailure(TpmRc.BINDING));
    EccPoint point =
        EccPoints.onCurve(privateKey.curve(), other)
            .orElseThrow(() -> new TpmFailure(TpmRc.ECC_POINT.parameter(1)));
    return shared(privateKey, point);
  }

  private static TpmsEccPoint shared(EccPrivateKey key, EccPoint other) {
    EccPoint z = Ecdh.share(key, other);
    TpmFailure.require(!z.isInfinity(), TpmRc.NO_RESULT);
    return EccPoints.wire(z);
  }
}
