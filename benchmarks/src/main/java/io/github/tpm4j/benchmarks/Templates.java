package io.github.tpm4j.benchmarks;

import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.objects.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/** The keys that are timed. */
final class Templates {
  static final TpmsSensitiveCreate NO_SECRET =
      new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY);

  private static final int COMMON =
      TpmaObject.FIXED_TPM
          | TpmaObject.FIXED_PARENT
          | TpmaObject.SENSITIVE_DATA_ORIGIN
          | TpmaObject.USER_WITH_AUTH
          | TpmaObject.NO_DA;
  private static final int STORAGE = COMMON | TpmaObject.RESTRICTED | TpmaObject.DECRYPT;
  private static final int SIGNING = COMMON | TpmaObject.SIGN;

  private Templates() {}

  static TpmtPublic eccStorageKey() {
    return ecc(STORAGE, TpmtSymDefObject.aesCfb(128), TpmtEccScheme.NULL);
  }

  static TpmtPublic eccSigningKey() {
    return ecc(SIGNING, TpmtSymDefObject.NULL, TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256));
  }

  static TpmtPublic rsaSigningKey() {
    return new TpmtPublic(
        TpmAlg.RSA,
        TpmAlg.SHA256,
        TpmaObject.of(SIGNING),
        Bytes.EMPTY,
        new TpmsRsaParms(
            TpmtSymDefObject.NULL, TpmtRsaScheme.of(TpmAlg.RSASSA, TpmAlg.SHA256), 2048, 0),
        Tpm2bPublicKeyRsa.EMPTY);
  }

  private static TpmtPublic ecc(int attributes, TpmtSymDefObject cipher, TpmtEccScheme scheme) {
    return new TpmtPublic(
        TpmAlg.ECC,
        TpmAlg.SHA256,
        TpmaObject.of(attributes),
        Bytes.EMPTY,
        new TpmsEccParms(cipher, scheme, TpmEccCurve.NIST_P256, TpmtKdfScheme.NULL),
        new TpmsEccPoint(Bytes.EMPTY, Bytes.EMPTY));
  }
}
