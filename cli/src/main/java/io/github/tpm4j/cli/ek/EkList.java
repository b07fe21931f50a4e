package io.github.tpm4j.cli.ek;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.look.CertificateWords;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.JsonOption;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.tss.objects.TpmtPublicParms;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tpm4j ek list}: which endorsement keys there are. */
@Command(
    name = "list",
    description = {
      "Lists the endorsement keys that the TPM can make, and the certificates that it holds of",
      "them. Nothing is verified, and no key is made."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:printed", "1:there is no TPM", "2:the command line is wrong"},
    usageHelpAutoWidth = true)
final class EkList implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConnectionOption connection;
  @Mixin private JsonOption json;

  private record Row(EndorsementKey kind, Optional<Verdict<EndorsementCertificate>> certificate) {}

  @Override
  public Integer call() throws IOException {
    List<Row> rows = new ArrayList<>();
    List<X509Certificate> issuers = new ArrayList<>();
    connection.use(
        tpm -> {
          rows.addAll(rows(tpm));
          Bytes all = TpmAttestation.with(tpm).endorsementIssuers();
          if (EndorsementCertificate.readIssuers(all)
              instanceof Verdict.Accepted<List<X509Certificate>> read) {
            issuers.addAll(read.value());
          }
        });
    PrintWriter out = spec.commandLine().getOut();
    if (json.isSet()) {
      Json.object(out, generator -> write(generator, rows, issuers));
    } else {
      print(Page.to(out), rows, issuers);
      out.flush();
    }
    return ExitStatus.DONE;
  }

  private static List<Row> rows(TpmConnection tpm) {
    TpmAttestation attestation = TpmAttestation.with(tpm);
    List<EndorsementKey> certified = attestation.endorsementKeys();
    return Arrays.stream(EndorsementKey.values())
        .filter(kind -> certified.contains(kind) || canMake(tpm, kind))
        .map(
            kind ->
                new Row(
                    kind,
                    Optional.of(kind)
                        .filter(certified::contains)
                        .map(attestation::endorsementCertificate)
                        .map(EndorsementCertificate::read)))
        .toList();
  }

  private static boolean canMake(TpmConnection tpm, EndorsementKey kind) {
    return tpm.implementsAlgorithm(kind.template().type())
        && tpm.device()
            .supports(new TpmtPublicParms(kind.template().type(), kind.template().parameters()));
  }

  private static void print(Page page, List<Row> rows, List<X509Certificate> issuers) {
    int width = rows.stream().mapToInt(row -> EkKind.name(row.kind()).length()).max().orElse(1);
    for (Row row : rows) {
      String label = String.format("%-" + width + "s", EkKind.name(row.kind()));
      String start = row.kind().certificateIndex() + "  ";
      if (row.certificate().isEmpty()) {
        page.line(label, start + "no certificate");
      } else if (row.certificate().orElse(null)
          instanceof Verdict.Accepted<EndorsementCertificate> read) {
        page.line(label, start + CertificateWords.line(read.value()));
        page.more("for " + CertificateWords.subject(read.value()));
      } else {
        page.line(label, start + row.certificate().get().refusals().get(0));
      }
    }
    for (X509Certificate issuer : issuers) {
      page.line("issuer", CertificateWords.name(issuer.getSubjectX500Principal()));
    }
  }

  private static void write(JsonGenerator json, List<Row> rows, List<X509Certificate> issuers)
      throws IOException {
    json.writeArrayFieldStart("keys");
    for (Row row : rows) {
      json.writeStartObject();
      json.writeStringField("kind", EkKind.name(row.kind()));
      json.writeStringField("nvIndex", row.kind().certificateIndex().toString());
      json.writeBooleanField("certificate", row.certificate().isPresent());
      if (row.certificate().orElse(null) instanceof Verdict.Accepted<EndorsementCertificate> read) {
        X509Certificate certificate = read.value().certificate();
        json.writeStringField("issuer", certificate.getIssuerX500Principal().getName());
        json.writeStringField("serial", certificate.getSerialNumber().toString(16));
        json.writeStringField("notAfter", certificate.getNotAfter().toInstant().toString());
        json.writeStringField("chip", CertificateWords.subject(read.value()));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    Json.texts(
        json,
        "issuers",
        issuers.stream().map(issuer -> issuer.getSubjectX500Principal().getName()).toList());
  }
}
