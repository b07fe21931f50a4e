package io.github.tpm4j.attest.audit;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.names.AuditedCommand;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.Objects;

/**
 * A record of commands and what the TPM says of it, as received; nothing of it is verified.
 *
 * @param attest the TPMS_ATTEST (Part 2, 10.12.12), without the 2 bytes of size of a TPM2B_ATTEST
 * @param signature the TPMT_SIGNATURE over it
 * @param hash of the audit
 * @param commands in the order in which they were executed
 */
public record AuditStatement(
    Bytes attest, Bytes signature, HashAlg hash, List<AuditedCommand> commands) {

  /**
   * Makes one from its components.
   *
   * @param attest the TPMS_ATTEST (Part 2, 10.12.12), without the 2 bytes of size of a TPM2B_ATTEST
   * @param signature the TPMT_SIGNATURE over it
   * @param hash of the audit
   * @param commands in the order in which they were executed
   */
  public AuditStatement {
    Objects.requireNonNull(attest, "attest");
    Objects.requireNonNull(signature, "signature");
    Objects.requireNonNull(hash, "hash");
    commands = List.copyOf(commands);
  }

  /**
   * {@return as TPM2_GetSessionAuditDigest and TPM2_GetCommandAuditDigest answer}
   *
   * @param auditInfo the bytes of TPM2B_ATTEST, without its size
   * @param signature made by the attestation key
   * @param hash of the audit
   * @param commands that were recorded
   */
  public static AuditStatement of(
      Bytes auditInfo, TpmtSignature signature, HashAlg hash, List<AuditedCommand> commands) {
    return new AuditStatement(auditInfo, Bytes.adopt(signature.marshal()), hash, commands);
  }
}
