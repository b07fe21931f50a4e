package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.Reader;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;

/** TPMU_ATTEST (Part 2, 10.12.11): what is attested, by the type of the attestation. */
public sealed interface TpmuAttest extends Marshallable
    permits TpmsTimeAttestInfo,
        TpmsCertifyInfo,
        TpmsQuoteInfo,
        TpmsCommandAuditInfo,
        TpmsSessionAuditInfo,
        TpmsCreationInfo,
        TpmsNvCertifyInfo,
        TpmsNvDigestCertifyInfo {

  /**
   * Reads the arm of {@code type}; throws TPM_RC_SELECTOR if it has none.
   *
   * @param type selects the arm
   * @param in stands at the arm
   * @return the arm
   */
  static TpmuAttest read(TpmSt type, TpmReader in) {
    Reader<? extends TpmuAttest> arm = AttestArms.of(type);
    if (arm == null) {
      throw new WireException(TpmRc.SELECTOR);
    }
    return arm.read(in);
  }
}
