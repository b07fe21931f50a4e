package io.github.tpm4j.tss.templates;

import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * Endorsement keys (TCG EK Credential Profile 2.4, B.3 and B.4): TPM2_CreatePrimary of the template
 * in the endorsement hierarchy makes the key that the certificate in the NV Index is about.
 */
public enum EndorsementKey {
  /** RSA with 2048 bits, template L-1. */
  RSA_2048(0x01C00002, EndorsementTemplates.LOW_RANGE.rsa(2048, zeros(256))),
  /** NIST P-256, template L-2. */
  ECC_P256(0x01C0000A, EndorsementTemplates.LOW_RANGE.ecc(TpmEccCurve.NIST_P256, zeros(32))),
  /** NIST P-384, template H-3. */
  ECC_P384(0x01C00016, EndorsementTemplates.HIGH_RANGE.ecc(TpmEccCurve.NIST_P384, Bytes.EMPTY)),
  /** RSA with 3072 bits, template H-6. */
  RSA_3072(0x01C0001C, EndorsementTemplates.HIGH_RANGE.rsa(3072, Bytes.EMPTY));

  /**
   * The first NV Index for the certificates above those of endorsement keys: DER, one after another
   * (2.2.1.5.2).
   */
  public static final TpmHandle CHAIN_INDEX = TpmHandle.of(0x01C00100);

  private final TpmHandle certificateIndex;
  private final TpmtPublic template;

  EndorsementKey(int certificateIndex, TpmtPublic template) {
    this.certificateIndex = TpmHandle.of(certificateIndex);
    this.template = template;
  }

  private static Bytes zeros(int count) {
    return Bytes.adopt(new byte[count]);
  }

  /** The NV Index of the key's certificate. */
  public TpmHandle certificateIndex() {
    return certificateIndex;
  }

  public TpmtPublic template() {
    return template;
  }
}
