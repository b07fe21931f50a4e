package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.wire.Reader;
import java.util.Map;

/** The arms of TPMU_ATTEST, by selector. */
final class AttestArms {
  private static final Map<TpmSt, Reader<? extends TpmuAttest>> ARMS =
      Map.of(
          TpmSt.ATTEST_CERTIFY, TpmsCertifyInfo::read,
          TpmSt.ATTEST_CREATION, TpmsCreationInfo::read,
          TpmSt.ATTEST_QUOTE, TpmsQuoteInfo::read,
          TpmSt.ATTEST_COMMAND_AUDIT, TpmsCommandAuditInfo::read,
          TpmSt.ATTEST_SESSION_AUDIT, TpmsSessionAuditInfo::read,
          TpmSt.ATTEST_TIME, TpmsTimeAttestInfo::read,
          TpmSt.ATTEST_NV, TpmsNvCertifyInfo::read,
          TpmSt.ATTEST_NV_DIGEST, TpmsNvDigestCertifyInfo::read);

  private AttestArms() {}

  static Reader<? extends TpmuAttest> of(TpmSt type) {
    return ARMS.get(type);
  }
}
