package io.github.tpm4j.tss.templates;

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
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * What the templates of a range have in common (TCG EK Credential Profile 2.4, B.3 and B.4).
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

  static final EndorsementTemplates HIGH_RANGE =
      new EndorsementTemplates(
          TpmAlg.SHA384,
          TpmaObject.of(STORAGE_KEY | TpmaObject.USER_WITH_AUTH),
          Bytes.ofHex(
              "b26e7d28d11a50bc53d882bcf5fd3a1a074148bb35d3b4e4"
                  + "cb1c0ad9bde419cacb47ba09699646150f9fc000f3f80e12"),
          256);

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
