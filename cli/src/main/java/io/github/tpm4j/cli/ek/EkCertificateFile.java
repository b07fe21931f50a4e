package io.github.tpm4j.cli.ek;

import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Pem;
import io.github.tpm4j.cli.output.TextOutput;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.tss.templates.EndorsementKey;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tpm4j ek certificate}: the certificate of an endorsement key. */
@Command(
    name = "certificate",
    description = "Writes the certificate of an endorsement key that the TPM holds, in PEM.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:written",
      "1:there is no TPM, or no such certificate, or it is damaged",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class EkCertificateFile implements Callable<Integer> {
  @Mixin private ConnectionOption connection;
  @Mixin private TextOutput output;

  @Parameters(
      paramLabel = "KIND",
      converter = EkKind.class,
      completionCandidates = EkKind.class,
      description = "Which key, as tpm4j ek list names it: rsa_2048, ecc_p256, ecc_p384, …")
  private EndorsementKey kind;

  @Option(names = "--chain", description = "And those of issuers that the TPM holds, after it.")
  private boolean chain;

  @Override
  public Integer call() throws IOException {
    connection.use(this::write, tpm -> output.write(Tpm12Ek.certificate(tpm, kind)));
    return ExitStatus.DONE;
  }

  private void write(TpmConnection tpm) throws IOException {
    TpmAttestation attestation = TpmAttestation.with(tpm);
    EkChoice.requireCertificate(attestation, kind);
    try {
      List<X509Certificate> certificates = new ArrayList<>();
      certificates.add(
          EndorsementCertificate.read(attestation.endorsementCertificate(kind))
              .orThrow()
              .certificate());
      if (chain) {
        certificates.addAll(
            EndorsementCertificate.readIssuers(attestation.endorsementIssuers()).orThrow());
      }
      output.write(Pem.of(certificates));
    } catch (RefusedException | CertificateEncodingException e) {
      throw new IOException("The certificate is damaged: " + e.getMessage(), e);
    }
  }
}
