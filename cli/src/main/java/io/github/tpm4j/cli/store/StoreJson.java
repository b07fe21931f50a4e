package io.github.tpm4j.cli.store;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.cli.output.Json;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;

/** A KeyStore as JSON. */
record StoreJson(List<StoredEntry> entries) implements Json.Content {

  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("entries");
    for (StoredEntry entry : entries) {
      json.writeStartObject();
      json.writeStringField("alias", entry.entry().alias());
      json.writeStringField("created", entry.entry().creationTime().toString());
      if (entry.isKey()) {
        key(json, entry);
      }
      certificates(json, entry.certificates());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void key(JsonGenerator json, StoredEntry entry) throws IOException {
    json.writeStringField("type", entry.type());
    json.writeStringField("use", entry.use());
    json.writeStringField("place", entry.place());
    json.writeBooleanField("password", entry.hasPassword());
    Json.texts(json, "policy", entry.demands().stream().map(StoredKey.Demand::whole).toList());
    json.writeStringField("now", entry.now().name().toLowerCase(Locale.ROOT));
    Json.texts(json, "reasons", entry.reasons());
  }

  private static void certificates(JsonGenerator json, List<X509Certificate> chain)
      throws IOException {
    json.writeArrayFieldStart("certificates");
    for (X509Certificate certificate : chain) {
      json.writeStartObject();
      json.writeStringField("subject", certificate.getSubjectX500Principal().getName());
      json.writeStringField("issuer", certificate.getIssuerX500Principal().getName());
      json.writeStringField("notBefore", certificate.getNotBefore().toInstant().toString());
      json.writeStringField("notAfter", certificate.getNotAfter().toInstant().toString());
      json.writeBooleanField("valid", !StoredEntry.isOutOfDate(certificate));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
