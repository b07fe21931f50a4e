package io.github.tpm4j.samples.attest;

import io.github.tpm4j.attest.audit.AuditStatement;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.device.SessionAudit;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.Signature;

/** Proof of what a TPM has executed while a signature was made. */
public final class AuditedUse {
  private AuditedUse() {}

  /**
   * Signs, and has the TPM sign which commands that took.
   *
   * @param signature one that is initialised, and has its message
   * @param key an attestation key of the same TPM
   * @param nonce of the verifier
   */
  public static AuditStatement of(TpmConnection tpm, Signature signature, TpmKey key, Bytes nonce)
      throws Exception {
    TpmAttestation attestation = TpmAttestation.with(tpm);
    try (SessionAudit audit = SessionAudit.start(tpm.device(), HashAlg.SHA256)) {
      audit.record(signature::sign);
      AuditStatement statement = attestation.audited(key, audit, nonce);
      return statement;
    }
  }
}
