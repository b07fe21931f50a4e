package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.crypto.montgomery.XdhPrivateKey;
import io.github.tpm4j.engine.crypto.montgomery.XdhPublicKey;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.commands.asymmetric.EcdhKeyGen;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/** X25519 and X448 (RFC 7748, 6). Points have a u coordinate only, which stands in x. */
final class XdhAgreement implements KeyAgreement {

  @Override
  public EcdhKeyGen.Response withFreshKey(LoadedObject key, RandomSource random) {
    XdhPublicKey other =
        key.keyMaterial().xdhPublic().orElseThrow(() -> new TpmFailure(TpmRc.KEY.handle(1)));
    try (XdhPrivateKey ephemeral = XdhPrivateKey.generate(other.curve(), random)) {
      TpmsEccPoint z = shared(ephemeral, other);
      return new EcdhKeyGen.Response(z, point(ephemeral.publicKey().encoded()));
    }
  }

  @Override
  public TpmsEccPoint share(LoadedObject key, TpmsEccPoint other) {
    XdhPrivateKey privateKey =
        key.keyMaterial().xdhPrivate().orElseThrow(() -> new TpmFailure(TpmRc.BINDING));
    XdhPublicKey peer =
        Optional.of(other)
            .filter(point -> point.y().isEmpty())
            .flatMap(point -> XdhPublicKey.of(privateKey.curve(), point.x().borrow()))
            .orElseThrow(() -> new TpmFailure(TpmRc.ECC_POINT.parameter(1)));
    return shared(privateKey, peer);
  }

  private static TpmsEccPoint shared(XdhPrivateKey key, XdhPublicKey other) {
    return point(key.agree(other).orElseThrow(() -> new TpmFailure(TpmRc.NO_RESULT)));
  }

  private static TpmsEccPoint point(byte[] u) {
    return new TpmsEccPoint(Bytes.adopt(u), Bytes.EMPTY);
  }
}
