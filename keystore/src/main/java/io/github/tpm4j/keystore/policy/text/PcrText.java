package io.github.tpm4j.keystore.policy.text;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.PcrPolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** POLICYPCR as text: values of PCR, or PCR whose values count as they are now. */
final class PcrText {
  private static final int MAX_PCR = 23;

  private PcrText() {}

  static Policy read(JsonFields fields, PolicyEnvironment environment) {
    JsonValue value = fields.one("pcrs", "currentPCRs", "currentPCRandBanks");
    if (fields.has("pcrs")) {
      return Policy.pcr(values(value));
    }
    TpmlPcrSelection selection =
        fields.has("currentPCRs")
            ? PcrSelections.of(environment.bank(), numbers(value))
            : banks(value);
    try {
      return environment
          .pcrs(selection)
          .map(Policy::pcr)
          .orElseThrow(
              () ->
                  PolicyFormatException.needsTpm(
                      value.path(), "which values these have now, only a TPM can say"));
    } catch (TpmUnsupportedException e) {
      throw new PolicyFormatException(value.path(), e.getMessage(), e);
    }
  }

  private static PcrValues values(JsonValue list) {
    Map<Pcr, Bytes> values = new HashMap<>();
    Set<TpmAlg> banks = new LinkedHashSet<>();
    for (JsonValue element : list.list()) {
      JsonFields fields = element.fields();
      fields.find("$schema");
      HashAlg hash = AlgorithmText.hash(fields.get("hashAlg"));
      Pcr pcr = new Pcr(hash.alg(), (int) fields.get("pcr").number(MAX_PCR));
      Bytes digest = fields.get("digest").bytesOf(hash.digestBytes());
      fields.end();
      banks.add(hash.alg());
      if (values.put(pcr, digest) != null) {
        throw element.wrong(pcr + " is there twice");
      }
    }
    if (values.isEmpty()) {
      throw list.wrong("there is no PCR");
    }
    return new PcrValues(selection(banks, values.keySet()), values);
  }

  // The banks in the order in which they come, as the digest depends on it.
  private static TpmlPcrSelection selection(Set<TpmAlg> banks, Set<Pcr> pcrs) {
    List<TpmsPcrSelection> selections = new ArrayList<>();
    for (TpmAlg bank : banks) {
      int[] numbers =
          pcrs.stream().filter(pcr -> pcr.bank().equals(bank)).mapToInt(Pcr::number).toArray();
      selections.add(TpmsPcrSelection.of(bank, numbers));
    }
    return new TpmlPcrSelection(selections);
  }

  private static int[] numbers(JsonValue list) {
    Set<Integer> numbers = new TreeSet<>();
    for (JsonValue element : list.list()) {
      int number = (int) element.number(MAX_PCR);
      if (!numbers.add(number)) {
        throw element.wrong("PCR " + number + " is there twice");
      }
    }
    if (numbers.isEmpty()) {
      throw list.wrong("there is no PCR");
    }
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  private static TpmlPcrSelection banks(JsonValue list) {
    List<TpmsPcrSelection> selections = new ArrayList<>();
    Set<HashAlg> known = new LinkedHashSet<>();
    for (JsonValue element : list.list()) {
      JsonFields fields = element.fields();
      fields.find("$schema");
      HashAlg hash = AlgorithmText.hash(fields.get("hash"));
      JsonValue select = fields.get("pcrSelect");
      if (!known.add(hash)) {
        throw element.wrong("the bank is there twice");
      }
      if (!select.list().isEmpty()) {
        selections.add(TpmsPcrSelection.of(hash.alg(), numbers(select)));
      }
      fields.end();
    }
    if (selections.isEmpty()) {
      throw list.wrong("there is no PCR");
    }
    return new TpmlPcrSelection(selections);
  }

  static void write(PcrPolicy policy, JsonGenerator json) throws IOException {
    PcrValues values =
        policy
            .values()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "A policy's text needs the values of "
                            + PcrSelections.pcrs(policy.selection())
                            + "; only their digest is known"));
    json.writeArrayFieldStart("pcrs");
    for (Map.Entry<Pcr, Bytes> value : values.values().entrySet()) {
      json.writeStartObject();
      json.writeNumberField("pcr", value.getKey().number());
      json.writeStringField("hashAlg", AlgorithmText.name(value.getKey().bank()));
      json.writeStringField("digest", value.getValue().toHex());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
