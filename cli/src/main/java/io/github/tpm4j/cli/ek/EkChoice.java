package io.github.tpm4j.cli.ek;

import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.tss.templates.EndorsementKey;
import java.io.IOException;

/** What the commands ask of an endorsement key. */
final class EkChoice {
  private EkChoice() {}

  /**
   * Refuses a key without certificate.
   *
   * @throws IOException if the TPM holds none
   */
  static void requireCertificate(TpmAttestation attestation, EndorsementKey kind)
      throws IOException {
    if (!attestation.endorsementKeys().contains(kind)) {
      throw new IOException(
          "The TPM holds no certificate of "
              + EkKind.name(kind)
              + " (NV Index "
              + kind.certificateIndex()
              + ")");
    }
  }
}
