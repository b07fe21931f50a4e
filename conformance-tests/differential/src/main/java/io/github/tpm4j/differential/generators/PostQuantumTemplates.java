package io.github.tpm4j.differential.generators;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsEmpty;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;

/** Public areas of the kinds of keys that came with version 185. */
final class PostQuantumTemplates {
  private final Choice choice;

  PostQuantumTemplates(Choice choice) {
    this.choice = choice;
  }

  /** A key that signs messages: of ML-DSA, HashML-DSA, EdDSA or HashEdDSA. */
  TpmtPublic signing() {
    int restricted = choice.chance(25) ? TpmaObject.RESTRICTED : 0;
    return switch (choice.below(6)) {
      case 0 -> edwards(TpmAlg.EDDSA, restricted);
      case 1 -> edwards(TpmAlg.HASH_EDDSA, restricted);
      case 2 -> hashMlDsa(restricted);
      case 3 -> externalMu();
      default -> KeyTemplate.mlDsa(mlDsaSet()).with(restricted).build();
    };
  }

  /** A key that signs digests: of HashML-DSA or HashEdDSA, or of ML-DSA with a mu from outside. */
  TpmtPublic digestSigning() {
    return switch (choice.below(3)) {
      case 0 -> edwards(TpmAlg.HASH_EDDSA, 0);
      case 1 -> externalMu();
      default -> hashMlDsa(0);
    };
  }

  /** Mostly the smallest, which is the fastest. */
  private MlDsaSet mlDsaSet() {
    return choice.chance(70) ? MlDsaSet.ML_DSA_44 : choice.of(MlDsaSet.values());
  }

  private TpmtPublic hashMlDsa(int attributes) {
    HashAlg hash = choice.of(HashAlg.SHA256, HashAlg.SHA384, HashAlg.SHA512);
    return KeyTemplate.hashMlDsa(mlDsaSet(), hash).with(attributes).build();
  }

  /** A key of ML-DSA that signs what was hashed outside. */
  private TpmtPublic externalMu() {
    TpmtPublic template = KeyTemplate.mlDsa(mlDsaSet()).build();
    TpmsMldsaParms parameters = (TpmsMldsaParms) template.parameters();
    return new TpmtPublic(
        template.type(),
        template.nameAlg(),
        template.objectAttributes(),
        Bytes.EMPTY,
        new TpmsMldsaParms(parameters.parameterSet(), true),
        template.unique());
  }

  private TpmtPublic edwards(TpmAlg scheme, int attributes) {
    TpmEccCurve curve = choice.of(TpmEccCurve.CURVE_25519, TpmEccCurve.CURVE_448);
    TpmtEccScheme empty = new TpmtEccScheme(scheme, TpmsEmpty.EMPTY);
    return KeyTemplate.ec(curve, empty).signing().with(attributes).build();
  }

  /** A key that decapsulates: of ML-KEM, or of ECC with HKDF. */
  TpmtPublic encapsulation() {
    return choice.chance(70)
        ? KeyTemplate.mlKem(choice.of(MlKemSet.values())).build()
        : exchange(choice.of(TpmEccCurve.NIST_P256, TpmEccCurve.NIST_P384));
  }

  private static TpmtPublic exchange(TpmEccCurve curve) {
    TpmtPublic template = KeyTemplate.ec(curve).decrypting().build();
    return new TpmtPublic(
        TpmAlg.ECC,
        template.nameAlg(),
        template.objectAttributes(),
        Bytes.EMPTY,
        new TpmsEccParms(
            TpmtSymDefObject.NULL,
            TpmtEccScheme.NULL,
            curve,
            TpmtKdfScheme.of(TpmAlg.HKDF, TpmAlg.SHA256)),
        new TpmsEccPoint(Bytes.EMPTY, Bytes.EMPTY));
  }

  /** A storage key of ML-KEM. */
  TpmtPublic storage() {
    TpmtPublic template =
        KeyTemplate.mlKem(choice.of(MlKemSet.values())).with(TpmaObject.RESTRICTED).build();
    TpmsMlkemParms parameters = (TpmsMlkemParms) template.parameters();
    return new TpmtPublic(
        template.type(),
        template.nameAlg(),
        template.objectAttributes(),
        Bytes.EMPTY,
        new TpmsMlkemParms(Templates.AES_CFB, parameters.parameterSet()),
        template.unique());
  }
}
