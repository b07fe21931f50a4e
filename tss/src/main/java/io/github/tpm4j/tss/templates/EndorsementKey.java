package io.github.tpm4j.tss.templates;

import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import java.util.Optional;

/**
 * Endorsement keys (TCG EK Credential Profile 2.4, B.3 and B.4; 2.7, 5.4.6): TPM2_CreatePrimary of
 * the template in the hierarchy makes the key that the certificate in the NV Index is about.
 */
public enum EndorsementKey {
  /** RSA with 2048 bits, template L-1. */
  RSA_2048(0x01C00002, EndorsementTemplates.LOW_RANGE.rsa(2048, zeros(256))),
  /** NIST P-256, template L-2. */
  ECC_P256(0x01C0000A, EndorsementTemplates.LOW_RANGE.ecc(TpmEccCurve.NIST_P256, zeros(32))),
  /** RSA with 2048 bits in the high range, template H-1. */
  HIGH_RSA_2048(0x01C00012, EndorsementTemplates.HIGH_RANGE_SHA256.rsa(2048, Bytes.EMPTY)),
  /** NIST P-256 in the high range, template H-2. */
  HIGH_ECC_P256(
      0x01C00014, EndorsementTemplates.HIGH_RANGE_SHA256.ecc(TpmEccCurve.NIST_P256, Bytes.EMPTY)),
  /** NIST P-384, template H-3. */
  ECC_P384(0x01C00016, EndorsementTemplates.HIGH_RANGE.ecc(TpmEccCurve.NIST_P384, Bytes.EMPTY)),
  /** NIST P-521, template H-4. */
  ECC_P521(
      0x01C00018, EndorsementTemplates.HIGH_RANGE_SHA512.ecc(TpmEccCurve.NIST_P521, Bytes.EMPTY)),
  /** RSA with 3072 bits, template H-6. */
  RSA_3072(0x01C0001C, EndorsementTemplates.HIGH_RANGE.rsa(3072, Bytes.EMPTY)),
  /** RSA with 4096 bits, template H-7. */
  RSA_4096(0x01C0001E, EndorsementTemplates.HIGH_RANGE_SHA512.rsa(4096, Bytes.EMPTY)),
  /** ML-KEM-512, template H-26. */
  ML_KEM_512(0x01C00060, EndorsementTemplates.HIGH_RANGE_SHA256.mlKem(MlKemSet.ML_KEM_512)),
  /** ML-KEM-768, template H-27. */
  ML_KEM_768(0x01C00062, EndorsementTemplates.HIGH_RANGE.mlKem(MlKemSet.ML_KEM_768)),
  /** ML-KEM-1024, template H-28. */
  ML_KEM_1024(0x01C00064, EndorsementTemplates.HIGH_RANGE_SHA512.mlKem(MlKemSet.ML_KEM_1024)),
  /** ML-KEM-512 of the firmware that is running, template H-29. */
  FW_ML_KEM_512(0x01C00066, ML_KEM_512),
  /** ML-KEM-768 of the firmware that is running, template H-30. */
  FW_ML_KEM_768(0x01C00068, ML_KEM_768),
  /** ML-KEM-1024 of the firmware that is running, template H-31. */
  FW_ML_KEM_1024(0x01C0006A, ML_KEM_1024),
  /** ML-DSA-44, template H-32. */
  ML_DSA_44(0x01C00070, EndorsementTemplates.HIGH_RANGE_SHA256.mlDsa(MlDsaSet.ML_DSA_44)),
  /** ML-DSA-65, template H-33. */
  ML_DSA_65(0x01C00072, EndorsementTemplates.HIGH_RANGE.mlDsa(MlDsaSet.ML_DSA_65)),
  /** ML-DSA-87, template H-34. */
  ML_DSA_87(0x01C00074, EndorsementTemplates.HIGH_RANGE_SHA512.mlDsa(MlDsaSet.ML_DSA_87)),
  /** ML-DSA-44 of the firmware that is running, template H-35. */
  FW_ML_DSA_44(0x01C00076, ML_DSA_44),
  /** ML-DSA-65 of the firmware that is running, template H-36. */
  FW_ML_DSA_65(0x01C00078, ML_DSA_65),
  /** ML-DSA-87 of the firmware that is running, template H-37. */
  FW_ML_DSA_87(0x01C0007A, ML_DSA_87);

  /**
   * The first NV Index for the certificates above those of endorsement keys: DER, one after another
   * (2.2.1.5.2).
   */
  public static final TpmHandle CHAIN_INDEX = TpmHandle.of(0x01C00100);

  private static final int FIRST_OF_HIGH_RANGE = 0x01C00012;

  private final TpmHandle certificateIndex;
  private final TpmHandle hierarchy;
  private final TpmtPublic template;

  EndorsementKey(int certificateIndex, TpmtPublic template) {
    this.certificateIndex = TpmHandle.of(certificateIndex);
    this.template = template;
    hierarchy = TpmHandle.ENDORSEMENT;
  }

  /** The same key, limited to the firmware. */
  EndorsementKey(int certificateIndex, EndorsementKey unlimited) {
    this.certificateIndex = TpmHandle.of(certificateIndex);
    TpmaObject attributes = unlimited.template.objectAttributes();
    template = unlimited.template.withAttributes(attributes.with(TpmaObject.FIRMWARE_LIMITED));
    hierarchy = TpmHandle.FW_ENDORSEMENT;
  }

  private static Bytes zeros(int count) {
    return Bytes.adopt(new byte[count]);
  }

  /** {@return the NV Index of the key's certificate} */
  public TpmHandle certificateIndex() {
    return certificateIndex;
  }

  /**
   * {@return the NV Index of a nonce, which a maker may have put into the template's unique field}
   * Only the low range has such.
   */
  public Optional<TpmHandle> nonceIndex() {
    return isOfLowRange() ? Optional.of(after(1)) : Optional.empty();
  }

  /** {@return the NV Index of a template that counts in the place of {@link #template}} */
  public TpmHandle templateIndex() {
    return after(isOfLowRange() ? 2 : 1);
  }

  private TpmHandle after(int indices) {
    return TpmHandle.of(certificateIndex.value() + indices);
  }

  /** Its Indices are in threes: certificate, nonce, template (2.2.1.4). */
  private boolean isOfLowRange() {
    return certificateIndex.value() < FIRST_OF_HIGH_RANGE;
  }

  /**
   * TPM_RH_ENDORSEMENT, or TPM_RH_FW_ENDORSEMENT of keys that are limited to the firmware.
   *
   * @return the handle of the hierarchy that the key belongs to
   */
  public TpmHandle hierarchy() {
    return hierarchy;
  }

  /** {@return whether only a TPM of version 185 has such a key} */
  public boolean isPostQuantum() {
    return template.type().since().isAtLeast(Revision.V185);
  }

  /** {@return the public area that the credential profile gives the key} */
  public TpmtPublic template() {
    return template;
  }
}
