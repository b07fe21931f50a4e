package io.github.tpm4j.engine.commands;

import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.engine.crypto.montgomery.MontgomeryCurve;
import io.github.tpm4j.engine.testing.EdwardsKeys;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.XdhKeys;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;

/** The kinds of keys that came with version 185: the columns of key-offers.tsv. */
enum OfferedKey {
  KEM(PostQuantumKeys.mlKem(MlKemSet.ML_KEM_512)),
  STORAGE(PostQuantumKeys.mlKemStorage(MlKemSet.ML_KEM_512)),
  DSA(PostQuantumKeys.mlDsa(MlDsaSet.ML_DSA_44, false)),
  EXTERNAL_MU(PostQuantumKeys.mlDsa(MlDsaSet.ML_DSA_44, true)),
  HASH_DSA(PostQuantumKeys.hashMlDsa(MlDsaSet.ML_DSA_44, TpmAlg.SHA256)),
  EDDSA(EdwardsKeys.eddsa(EdwardsCurve.ED25519)),
  HASH_EDDSA(EdwardsKeys.hashEddsa(EdwardsCurve.ED25519)),
  DHKEM(dhkem()),
  XDH(XdhKeys.ecdh(MontgomeryCurve.X25519));

  private final TpmtPublic template;

  OfferedKey(TpmtPublic template) {
    this.template = template;
  }

  TpmtPublic template() {
    return template;
  }

  private static TpmtPublic dhkem() {
    TpmtPublic ecdh = KeyTemplate.ec(TpmEccCurve.NIST_P256).decrypting().build();
    return new TpmtPublic(
        ecdh.type(),
        ecdh.nameAlg(),
        ecdh.objectAttributes(),
        Bytes.EMPTY,
        new TpmsEccParms(
            TpmtSymDefObject.NULL,
            TpmtEccScheme.NULL,
            TpmEccCurve.NIST_P256,
            TpmtKdfScheme.of(TpmAlg.HKDF, TpmAlg.SHA256)),
        new TpmsEccPoint(Bytes.EMPTY, Bytes.EMPTY));
  }
}
