package io.github.tpm4j.cli.look;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.cli.tpm.EkCertificate;
import java.io.IOException;
import java.util.List;

/** Certificates of endorsement keys as a field of a JSON object. */
final class EkCertificatesJson {
  private EkCertificatesJson() {}

  /** Writes the field {@code ekCertificates}. */
  static void write(JsonGenerator json, List<EkCertificate> certificates) throws IOException {
    json.writeArrayFieldStart("ekCertificates");
    for (EkCertificate entry : certificates) {
      json.writeStartObject();
      json.writeStringField("nvIndex", entry.nvIndex().toString());
      if (entry.certificate().isPresent()) {
        certificate(json, entry.certificate().get());
      } else {
        json.writeStringField("problem", entry.problem().orElse(""));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void certificate(JsonGenerator json, EndorsementCertificate endorsement)
      throws IOException {
    json.writeStringField("key", CertificateWords.key(endorsement.publicKey()));
    json.writeStringField("subject", endorsement.certificate().getSubjectX500Principal().getName());
    json.writeStringField("issuer", endorsement.certificate().getIssuerX500Principal().getName());
    json.writeStringField(
        "notAfter", endorsement.certificate().getNotAfter().toInstant().toString());
    if (endorsement.chip().isPresent()) {
      json.writeStringField("tpmManufacturer", endorsement.chip().get().manufacturer());
      json.writeStringField("tpmModel", endorsement.chip().get().model());
      json.writeStringField("tpmVersion", endorsement.chip().get().version());
    }
  }
}
