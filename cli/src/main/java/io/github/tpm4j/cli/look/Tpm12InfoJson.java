package io.github.tpm4j.cli.look;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.tpm.FindingsJson;
import io.github.tpm4j.cli.tpm12.Tpm12Findings;
import io.github.tpm4j.cli.tpm12.Tpm12Lockout;
import io.github.tpm4j.cli.tpm12.Tpm12Report;
import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import io.github.tpm4j.tpm12.structures.TpmStclearFlags;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** A report of a TPM 1.2 as JSON; handles and Indices are texts, such as {@code 0x1000F000}. */
record Tpm12InfoJson(Tpm12Report report) implements Json.Content {
  private static final Map<String, Integer> NUMBERS =
      Map.of(
          "pcrs", CapabilityConstants.PROP_PCR,
          "keySlotsFree", CapabilityConstants.PROP_KEYS,
          "keySlots", CapabilityConstants.PROP_MAX_KEYS,
          "sessionsFree", CapabilityConstants.PROP_AUTHSESS,
          "sessions", CapabilityConstants.PROP_MAX_AUTHSESS,
          "nvBytesFree", CapabilityConstants.PROP_MAX_NV_AVAILABLE);

  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStringField("tcti", report.transport().tcti());
    json.writeStringField("kind", report.transport().kind().name());
    json.writeBooleanField("software", report.isSoftware());
    json.writeStringField("family", "1.2");
    json.writeStringField("manufacturer", report.maker());
    json.writeStringField("firmware", report.firmware());
    json.writeStringField("library", report.library());
    json.writeStringField("health", report.health().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("commands", report.commands());
    json.writeBooleanField("owner", report.hasOwner());
    json.writeStringField(
        "endorsementKey", report.endorsementKey().name().toLowerCase(Locale.ROOT));
    permanentFlags(json);
    volatileFlags(json, report.volatileFlags());
    numbers(json);
    lockout(json);
    Json.texts(json, "loadedKeys", hex(report.loadedKeys()));
    Json.texts(json, "nvIndices", hex(report.nvIndices()));
    EkCertificatesJson.write(json, report.certificate().stream().toList());
    FindingsJson.write(json, Tpm12Findings.of(report));
  }

  private static List<String> hex(List<Integer> numbers) {
    return numbers.stream().map("0x%08X"::formatted).toList();
  }

  private void permanentFlags(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("permanentFlags");
    for (PermanentFlag flag : PermanentFlag.values()) {
      json.writeBooleanField(camelCase(flag.name()), report.is(flag));
    }
    json.writeEndObject();
  }

  private static void volatileFlags(JsonGenerator json, TpmStclearFlags flags) throws IOException {
    json.writeObjectFieldStart("volatileFlags");
    json.writeBooleanField("deactivated", flags.deactivated());
    json.writeBooleanField("disableForceClear", flags.disableForceClear());
    json.writeBooleanField("physicalPresence", flags.physicalPresence());
    json.writeBooleanField("physicalPresenceLock", flags.physicalPresenceLock());
    json.writeBooleanField("globalLock", flags.globalLock());
    json.writeEndObject();
  }

  private void numbers(JsonGenerator json) throws IOException {
    for (Map.Entry<String, Integer> number :
        NUMBERS.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
      OptionalInt value = report.number(number.getValue());
      if (value.isPresent()) {
        json.writeNumberField(number.getKey(), Integer.toUnsignedLong(value.getAsInt()));
      }
    }
  }

  private void lockout(JsonGenerator json) throws IOException {
    Tpm12Lockout lockout = Tpm12Lockout.of(report);
    json.writeObjectFieldStart("lockout");
    json.writeBooleanField("known", lockout.known());
    json.writeBooleanField("locked", lockout.locked());
    if (lockout.failed().isPresent()) {
      json.writeNumberField("failed", lockout.failed().getAsInt());
      json.writeNumberField("allowed", lockout.allowed().orElse(0));
    }
    json.writeNumberField("secondsLeft", lockout.timeLeft().toSeconds());
    json.writeEndObject();
  }

  private static String camelCase(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.toLowerCase(Locale.ROOT).split("_")) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
