package io.github.tpm4j.tss.templates;

import io.github.tpm4j.tss.algorithms.MlKemSet;
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
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * Primary storage keys. These are the ones that tpm2-openssl, openssl_tpm2_engine and the Linux
 * kernel mean by a hierarchy as the parent of a TSS2 PRIVATE KEY (draft-bottomley-tpm2-keys,
 * "Parent keys"; TCG TPM v2.0 Provisioning Guidance, 7.5.1).
 */
public final class StorageTemplates {
  private static final TpmaObject ATTRIBUTES =
      TpmaObject.of(
          TpmaObject.FIXED_TPM
              | TpmaObject.FIXED_PARENT
              | TpmaObject.SENSITIVE_DATA_ORIGIN
              | TpmaObject.USER_WITH_AUTH
              | TpmaObject.NO_DA
              | TpmaObject.RESTRICTED
              | TpmaObject.DECRYPT);

  private static final TpmtSymDefObject AES_128 = TpmtSymDefObject.aesCfb(128);

  /** ECC NIST P-256 with AES-128 and SHA-256. */
  public static final TpmtPublic ECC_P256 =
      new TpmtPublic(
          TpmAlg.ECC,
          TpmAlg.SHA256,
          ATTRIBUTES,
          Bytes.EMPTY,
          new TpmsEccParms(AES_128, TpmtEccScheme.NULL, TpmEccCurve.NIST_P256, TpmtKdfScheme.NULL),
          new TpmsEccPoint(Bytes.EMPTY, Bytes.EMPTY));

  /** RSA 2048 with AES-128 and SHA-256. */
  public static final TpmtPublic RSA_2048 =
      new TpmtPublic(
          TpmAlg.RSA,
          TpmAlg.SHA256,
          ATTRIBUTES,
          Bytes.EMPTY,
          new TpmsRsaParms(AES_128, TpmtRsaScheme.NULL, 2048, 0),
          Tpm2bPublicKeyRsa.EMPTY);

  private StorageTemplates() {}

  /**
   * {@return an ML-KEM storage key with SHA-256 and AES, with AES-128 for ML-KEM-512 and AES-256
   * for the others; no guidance names one yet, and so no other program means it by a hierarchy}
   *
   * @param set ML-KEM-512, 768 or 1024
   */
  public static TpmtPublic mlKem(MlKemSet set) {
    TpmtSymDefObject cipher = set == MlKemSet.ML_KEM_512 ? AES_128 : TpmtSymDefObject.aesCfb(256);
    return new TpmtPublic(
        TpmAlg.MLKEM,
        TpmAlg.SHA256,
        ATTRIBUTES,
        Bytes.EMPTY,
        new TpmsMlkemParms(cipher, set.parameterSet()),
        Tpm2bPublicKeyMlkem.EMPTY);
  }

  /**
   * {@return whether a public area differs from a template in nothing but what is unique to a key}
   *
   * @param area of a key
   * @param template of a kind of keys
   */
  public static boolean matches(TpmtPublic area, TpmtPublic template) {
    return area.withUnique(template.unique()).equals(template);
  }
}
