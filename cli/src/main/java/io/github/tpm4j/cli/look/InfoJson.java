package io.github.tpm4j.cli.look;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.tpm.AlgorithmNames;
import io.github.tpm4j.cli.tpm.FindingsJson;
import io.github.tpm4j.cli.tpm.Lockout;
import io.github.tpm4j.cli.tpm.PersistentObject;
import io.github.tpm4j.cli.tpm.TpmFindings;
import io.github.tpm4j.cli.tpm.TpmReport;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import java.io.IOException;
import java.util.Map;

/** A report as JSON; numbers of handles are texts, such as {@code 0x81000001}. */
record InfoJson(TpmReport report) implements Json.Content {

  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStringField("tcti", report.transport().tcti());
    json.writeStringField("kind", report.transport().kind().name());
    json.writeBooleanField("software", report.isSoftware());
    json.writeBooleanField("resourceManaged", report.transport().resourceManaged());
    json.writeStringField("manufacturer", report.maker());
    json.writeStringField("model", report.model());
    json.writeStringField("firmware", report.firmware());
    json.writeStringField("library", report.library().orElse(""));
    json.writeBooleanField("selfTestFailed", report.isFailed());
    json.writeNumberField("commands", report.commands());
    properties(json);
    Json.texts(json, "algorithms", report.algorithms().stream().map(AlgorithmNames::of).toList());
    Json.texts(
        json,
        "curves",
        report.curves().stream().map((TpmEccCurve curve) -> AlgorithmNames.of(curve)).toList());
    banks(json);
    lockout(json);
    persistentObjects(json);
    Json.texts(json, "nvIndices", report.nvIndices().stream().map(Object::toString).toList());
    EkCertificatesJson.write(json, report.ekCertificates());
    FindingsJson.write(json, TpmFindings.of(report));
  }

  private void properties(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("properties");
    for (Map.Entry<TpmPt, Integer> property : report.properties().entrySet()) {
      json.writeNumberField(
          property.getKey().toString(), Integer.toUnsignedLong(property.getValue()));
    }
    json.writeEndObject();
  }

  private void banks(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("pcrBanks");
    for (TpmsPcrSelection bank : report.banks().pcrSelections()) {
      json.writeFieldName(AlgorithmNames.of(bank.hash()));
      int[] pcrs = bank.select().toArray();
      json.writeArray(pcrs, 0, pcrs.length);
    }
    json.writeEndObject();
  }

  private void lockout(JsonGenerator json) throws IOException {
    Lockout lockout = Lockout.of(report);
    json.writeObjectFieldStart("lockout");
    json.writeBooleanField("locked", lockout.locked());
    json.writeNumberField("failed", lockout.failed());
    json.writeNumberField("allowed", lockout.allowed());
    json.writeNumberField("intervalSeconds", lockout.interval().toSeconds());
    json.writeNumberField("secondsLeft", lockout.timeLeft().toSeconds());
    json.writeEndObject();
  }

  private void persistentObjects(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("persistentObjects");
    for (PersistentObject object : report.persistentObjects()) {
      json.writeStartObject();
      json.writeStringField("handle", object.handle().toString());
      json.writeStringField("role", object.role().orElse(null));
      json.writeStringField("type", object.type().orElse(null));
      json.writeStringField("use", object.use().orElse(null));
      json.writeStringField("name", object.name().map(name -> name.toHex()).orElse(null));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
