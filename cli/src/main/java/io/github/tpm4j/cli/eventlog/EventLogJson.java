package io.github.tpm4j.cli.eventlog;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.attest.Refusal;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.LoggedEvent;
import io.github.tpm4j.attest.eventlog.ReplayedLog;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.tpm.AlgorithmNames;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A log as JSON, with what its PCR hold after it and what a replay came to. */
record EventLogJson(LogFile log, HashAlg bank, Optional<Verdict<ReplayedLog>> verdict)
    implements Json.Content {

  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStringField("form", log.form().name());
    json.writeArrayFieldStart("events");
    for (LoggedEvent event : log.events()) {
      event(json, event);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("values");
    json.writeObjectFieldStart(name(bank.alg()));
    for (Map.Entry<Pcr, Bytes> value : log.values(bank).entrySet()) {
      json.writeStringField(Integer.toString(value.getKey().number()), value.getValue().toHex());
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringField("truncation", log.warning().orElse(null));
    if (verdict.isPresent()) {
      json.writeBooleanField("replayed", verdict.get().isAccepted());
      Json.texts(
          json, "refusals", verdict.get().refusals().stream().map(Refusal::toString).toList());
    }
  }

  private static void event(JsonGenerator json, LoggedEvent event) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", event.number());
    json.writeNumberField("offset", event.offset());
    json.writeNumberField("pcr", event.pcr());
    json.writeStringField("type", event.typeName());
    json.writeBooleanField("extended", event.isExtended());
    json.writeStringField("description", event.description());
    json.writeObjectFieldStart("digests");
    for (Map.Entry<TpmAlg, Bytes> digest : event.digests().entrySet()) {
      json.writeStringField(name(digest.getKey()), digest.getValue().toHex());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String name(TpmAlg bank) {
    return AlgorithmNames.of(bank).toLowerCase(Locale.ROOT);
  }
}
