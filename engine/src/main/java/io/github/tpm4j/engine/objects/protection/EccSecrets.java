package io.github.tpm4j.engine.objects.protection;

import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.ecc.Ecdh;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.kdf.KdfLabel;
import io.github.tpm4j.engine.crypto.kdf.Kdfe;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import java.util.Arrays;

/** Secrets shared by ECC: what KDFe makes of one-pass ECDH (Part 1, C.6.1 to C.6.4). */
final class EccSecrets {

  private EccSecrets() {}

  static SharedSeed share(LoadedObject key, KdfLabel label, RandomSource random) {
    EccPoint staticPoint =
        key.keyMaterial().eccPoint().orElseThrow(() -> new TpmFailure(TpmRc.KEY));
    try (EccPrivateKey ephemeral = EccPrivateKey.generate(staticPoint.curve(), random)) {
      EccPoint shared = Ecdh.share(ephemeral, staticPoint);
      EccPoint point = ephemeral.publicPoint();
      TpmsEccPoint sent = new TpmsEccPoint(Bytes.adopt(point.x()), Bytes.adopt(point.y()));
      SecretBytes seed = derive(key.nameHash(), label, shared, point, staticPoint);
      return new SharedSeed(seed, Bytes.adopt(sent.marshal()));
    }
  }

  static SecretBytes recover(LoadedObject key, KdfLabel label, Bytes encrypted) {
    TpmsEccPoint sent = TpmsEccPoint.read(new TpmReader(encrypted.borrow(), Limits.ANY));
    EccPrivateKey privateKey =
        key.keyMaterial().eccPrivate().orElseThrow(() -> new TpmFailure(TpmRc.KEY));
    EccPoint point =
        privateKey
            .curve()
            .point(sent.x().borrow(), sent.y().borrow())
            .orElseThrow(() -> new TpmFailure(TpmRc.ECC_POINT));
    EccPoint shared = Ecdh.share(privateKey, point);
    TpmFailure.require(!shared.isInfinity(), TpmRc.NO_RESULT);
    return derive(key.nameHash(), label, shared, point, privateKey.publicPoint());
  }

  private static SecretBytes derive(
      HashAlgorithm hash, KdfLabel label, EccPoint shared, EccPoint ephemeral, EccPoint fixed) {
    byte[] z = shared.x();
    byte[] secret = Kdfe.derive(hash, z, label, ephemeral.x(), fixed.x(), hash.digestSizeBits());
    Arrays.fill(z, (byte) 0);
    return SecretBytes.adopt(secret);
  }
}
