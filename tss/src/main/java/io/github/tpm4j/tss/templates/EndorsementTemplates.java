package io.github.tpm4j.tss.templates;

import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMldsa;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMlkem;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * What the templates of a range have in common (TCG EK Credential Profile 2.4, B.3 and B.4; 2.7,
 * 5.4.5).
 *
 * @param authPolicy PolicyA, PolicySecret(TPM_RH_ENDORSEMENT), in the low range; PolicyB, of which
 *     PolicyA is one branch and PolicyAuthorizeNV the other, in the high range (B.6)
 */
record EndorsementTemplates(
    TpmAlg nameAlg, TpmaObject attributes, Bytes authPolicy, int aesKeyBits) {
  private static final int STORAGE_KEY =
      TpmaObject.FIXED_TPM
          | TpmaObject.FIXED_PARENT
          | TpmaObject.SENSITIVE_DATA_ORIGIN
          | TpmaObject.ADMIN_WITH_POLICY
          | TpmaObject.RESTRICTED
          | TpmaObject.DECRYPT;

  static final EndorsementTemplates LOW_RANGE =
      new EndorsementTemplates(
          TpmAlg.SHA256,
          TpmaObject.of(STORAGE_KEY),
          Bytes.ofHex("837197674484b3f81a90cc8d46a5d724fd52d76e06520b64f2a1da1b331469aa"),
          128);

  /** The policy authorises, as does the password of the key. */
  private static final TpmaObject HIGH_RANGE_KEY =
      TpmaObject.of(STORAGE_KEY | TpmaObject.USER_WITH_AUTH);

  static final EndorsementTemplates HIGH_RANGE_SHA256 =
      new EndorsementTemplates(
          TpmAlg.SHA256,
          HIGH_RANGE_KEY,
          Bytes.ofHex("ca3d0a99a2b93906f7a3342414efcfb3a385d44cd1fd459089d19b5071c0b7a0"),
          128);

  static final EndorsementTemplates HIGH_RANGE =
      new EndorsementTemplates(
          TpmAlg.SHA384,
          HIGH_RANGE_KEY,
          Bytes.ofHex(
              "b26e7d28d11a50bc53d882bcf5fd3a1a074148bb35d3b4e4"
                  + "cb1c0ad9bde419cacb47ba09699646150f9fc000f3f80e12"),
          256);

  static final EndorsementTemplates HIGH_RANGE_SHA512 =
      new EndorsementTemplates(
          TpmAlg.SHA512,
          HIGH_RANGE_KEY,
          Bytes.ofHex(
              "b8221ca69e8550a4914de3faa6a18c072cc01208073a928d5d66d59ef79e49a4"
                  + "29c41a6b269571d57edb25fbdb1838425608b413cd616a5f6db5b6071af99bea"),
          256);

  TpmtPublic mlKem(MlKemSet set) {
    return new TpmtPublic(
        TpmAlg.MLKEM,
        nameAlg,
        attributes,
        authPolicy,
        new TpmsMlkemParms(TpmtSymDefObject.aesCfb(aesKeyBits), set.parameterSet()),
        Tpm2bPublicKeyMlkem.EMPTY);
  }

  /** A key for signatures: sign is SET in the place of decrypt. */
  TpmtPublic mlDsa(MlDsaSet set) {
    return new TpmtPublic(
        TpmAlg.MLDSA,
        nameAlg,
        attributes.without(TpmaObject.DECRYPT).with(TpmaObject.SIGN),
        authPolicy,
        new TpmsMldsaParms(set.parameterSet(), false),
        Tpm2bPublicKeyMldsa.EMPTY);
  }

  TpmtPublic rsa(int keyBits, Bytes unique) {
    return new TpmtPublic(
        TpmAlg.RSA,
        nameAlg,
        attributes,
        authPolicy,
        new TpmsRsaParms(TpmtSymDefObject.aesCfb(aesKeyBits), TpmtRsaScheme.NULL, keyBits, 0),
        new Tpm2bPublicKeyRsa(unique));
  }

  /**
   * @param unique both coordinates
   */
  TpmtPublic ecc(TpmEccCurve curve, Bytes unique) {
    return new TpmtPublic(
        TpmAlg.ECC,
        nameAlg,
        attributes,
        authPolicy,
        new TpmsEccParms(
            TpmtSymDefObject.aesCfb(aesKeyBits), TpmtEccScheme.NULL, curve, TpmtKdfScheme.NULL),
        new TpmsEccPoint(unique, unique));
  }
}
