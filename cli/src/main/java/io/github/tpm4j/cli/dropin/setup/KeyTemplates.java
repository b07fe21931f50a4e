package io.github.tpm4j.cli.dropin.setup;

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
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;

/** The templates that swtpm_setup uses. */
final class KeyTemplates {
  private static final int LARGE_RSA_BITS = 3_072;
  private static final int P384_BYTES = 48;

  private static final TpmaObject STORAGE_KEY = StorageTemplates.RSA_2048.objectAttributes();

  private KeyTemplates() {}

  /**
   * An endorsement key: the TCG's template, or of one that signs, no longer restricted to the
   * protection of other keys.
   */
  static TpmtPublic endorsement(EndorsementKey key, EkUse use) {
    TpmtPublic standard = key.template();
    if (!use.signs()) {
      return standard;
    }
    TpmaObject attributes =
        standard.objectAttributes().without(TpmaObject.RESTRICTED).with(TpmaObject.SIGN);
    return unrestricted(
        standard.withAttributes(
            use.decrypts() ? attributes : attributes.without(TpmaObject.DECRYPT)));
  }

  /** Without the cipher for child keys. */
  private static TpmtPublic unrestricted(TpmtPublic area) {
    return new TpmtPublic(
        area.type(),
        area.nameAlg(),
        area.objectAttributes(),
        area.authPolicy(),
        area.parameters() instanceof TpmsRsaParms rsa
            ? new TpmsRsaParms(TpmtSymDefObject.NULL, TpmtRsaScheme.NULL, rsa.keyBits(), 0)
            : new TpmsEccParms(
                TpmtSymDefObject.NULL,
                TpmtEccScheme.NULL,
                ((TpmsEccParms) area.parameters()).curveId(),
                TpmtKdfScheme.NULL),
        area.unique());
  }

  /** A primary storage key. */
  static TpmtPublic storage(WantedKeys keys) {
    if (keys.onCurve()) {
      return new TpmtPublic(
          TpmAlg.ECC,
          TpmAlg.SHA384,
          STORAGE_KEY,
          Bytes.EMPTY,
          new TpmsEccParms(
              TpmtSymDefObject.aesCfb(256),
              TpmtEccScheme.NULL,
              TpmEccCurve.NIST_P384,
              TpmtKdfScheme.NULL),
          new TpmsEccPoint(zeros(P384_BYTES), zeros(P384_BYTES)));
    }
    boolean isLarge = keys.rsaBits() >= LARGE_RSA_BITS;
    return new TpmtPublic(
        TpmAlg.RSA,
        isLarge ? TpmAlg.SHA384 : TpmAlg.SHA256,
        STORAGE_KEY,
        Bytes.EMPTY,
        new TpmsRsaParms(
            TpmtSymDefObject.aesCfb(isLarge ? 256 : 128), TpmtRsaScheme.NULL, keys.rsaBits(), 0),
        new Tpm2bPublicKeyRsa(zeros(keys.rsaBits() / Byte.SIZE)));
  }

  private static Bytes zeros(int count) {
    return Bytes.adopt(new byte[count]);
  }
}
