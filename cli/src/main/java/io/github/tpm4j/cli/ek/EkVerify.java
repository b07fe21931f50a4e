package io.github.tpm4j.cli.ek;

import io.github.tpm4j.attest.Refusal;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.attest.endorsement.EndorsementVerifier;
import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.key.CertificatePem;
import io.github.tpm4j.cli.look.CertificateWords;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.JsonOption;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.cli.policy.PolicyFiles;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tpm4j ek verify}: whether a maker vouches for this TPM. */
@Command(
    name = "verify",
    description = {
      "Verifies the certificate of an endorsement key by roots that you trust, and that the TPM has",
      "the key. This is about the TPM at hand; who asks from elsewhere needs a challenge",
      "(docs/attestation.md)."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:accepted",
      "1:there is no TPM, no such certificate, or a file could not be read",
      "2:the command line is wrong",
      "3:refused"
    },
    usageHelpAutoWidth = true)
final class EkVerify implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConnectionOption connection;
  @Mixin private JsonOption json;

  @Parameters(
      paramLabel = "KIND",
      converter = EkKind.class,
      completionCandidates = EkKind.class,
      description = "Which key, as tpm4j ek list names it: rsa_2048, ecc_p256, ecc_p384, …")
  private EndorsementKey kind;

  @Option(
      names = "--roots",
      required = true,
      paramLabel = "FILE",
      description = "Certificates of authorities that you trust, in PEM.")
  private Path roots;

  @Option(
      names = "--issuers",
      paramLabel = "FILE",
      description = "Certificates between them and the TPM's, in PEM, beside those that it holds.")
  private Path issuers;

  @Override
  public Integer call() throws IOException {
    List<X509Certificate> trusted = certificates(roots);
    if (trusted.isEmpty()) {
      throw new ParameterException(spec.commandLine(), roots + " has no certificates in PEM");
    }
    EndorsementVerifier verifier =
        EndorsementVerifier.trusting(trusted)
            .knowing(issuers == null ? List.of() : certificates(issuers));
    List<Verdict<EndorsementCertificate>> verdicts = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    connection.use(tpm -> verdicts.add(verify(tpm, verifier, refusals)));
    print(verdicts.get(0), refusals);
    return refusals.isEmpty() ? ExitStatus.DONE : ExitStatus.FOUND;
  }

  private static List<X509Certificate> certificates(Path file) throws IOException {
    try {
      return CertificatePem.all(PolicyFiles.text(file));
    } catch (CertificateException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private Verdict<EndorsementCertificate> verify(
      TpmConnection tpm, EndorsementVerifier verifier, List<String> refusals) throws IOException {
    TpmAttestation attestation = TpmAttestation.with(tpm);
    EkChoice.requireCertificate(attestation, kind);
    Bytes contents = attestation.endorsementCertificate(kind);
    Verdict<EndorsementCertificate> verdict =
        verifier.verify(contents, attestation.endorsementIssuers());
    verdict.refusals().stream().map(Refusal::toString).forEach(refusals::add);
    if (verdict instanceof Verdict.Accepted<EndorsementCertificate> accepted
        && !EkPublic.made(spec, tpm, kind).publicKey().equals(accepted.value().publicKey())) {
      refusals.add("certificate: of another key than this TPM makes");
    }
    return verdict;
  }

  private void print(Verdict<EndorsementCertificate> verdict, List<String> refusals)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json.isSet()) {
      Json.object(
          out,
          generator -> {
            generator.writeBooleanField("accepted", refusals.isEmpty());
            Json.texts(generator, "refusals", refusals);
          });
      return;
    }
    Page page = Page.to(out);
    refusals.forEach(page::bad);
    if (refusals.isEmpty()
        && verdict instanceof Verdict.Accepted<EndorsementCertificate> accepted) {
      page.good("for " + CertificateWords.subject(accepted.value()));
    }
    out.flush();
  }
}
