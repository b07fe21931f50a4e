package io.github.tpm4j.cli.ek;

import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.cli.output.Pem;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.tpm12.Tpm12Attestation;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.util.List;

/** The endorsement key of a TPM 1.2, which has one, of RSA with 2048 bits. */
final class Tpm12Ek {
  private Tpm12Ek() {}

  /**
   * Its public key in PEM; once the TPM has an owner it takes the owner's secret.
   *
   * @throws IOException if another kind is asked for
   */
  static String publicKey(TpmConnection tpm, EndorsementKey kind) throws IOException {
    require(kind);
    return Pem.of("PUBLIC KEY", Tpm12Attestation.with(tpm).endorsementKey().getEncoded());
  }

  /**
   * Its certificate in PEM.
   *
   * @throws IOException if the TPM holds none, or it is damaged
   */
  static String certificate(TpmConnection tpm, EndorsementKey kind) throws IOException {
    require(kind);
    byte[] contents =
        Tpm12Attestation.with(tpm)
            .endorsementCertificate()
            .orElseThrow(
                () -> new IOException("The TPM holds no certificate (NV Index 0x1000F000)"))
            .toArray();
    try {
      return Pem.of(
          List.of(EndorsementCertificate.read(Bytes.adopt(contents)).orThrow().certificate()));
    } catch (RefusedException | CertificateEncodingException e) {
      throw new IOException("The certificate is damaged: " + e.getMessage(), e);
    }
  }

  private static void require(EndorsementKey kind) throws IOException {
    if (kind != EndorsementKey.RSA_2048) {
      throw new IOException(
          "This is a TPM 1.2: its one endorsement key is " + EkKind.name(EndorsementKey.RSA_2048));
    }
  }
}
