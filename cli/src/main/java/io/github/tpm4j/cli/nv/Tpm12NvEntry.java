package io.github.tpm4j.cli.nv;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An NV Index of a TPM 1.2 in words. */
record Tpm12NvEntry(TpmNvDataPublic area) implements ListedIndex {
  private static final Map<Integer, String> READERS = new LinkedHashMap<>();
  private static final Map<Integer, String> WRITERS = new LinkedHashMap<>();

  static {
    READERS.put(NvConstants.PER_OWNERREAD, "owner");
    READERS.put(NvConstants.PER_AUTHREAD, "password");
    READERS.put(NvConstants.PER_PPREAD, "presence");
    WRITERS.put(NvConstants.PER_OWNERWRITE, "owner");
    WRITERS.put(NvConstants.PER_AUTHWRITE, "password");
    WRITERS.put(NvConstants.PER_PPWRITE, "presence");
  }

  @Override
  public String index() {
    return "0x%08X".formatted(area.nvIndex());
  }

  @Override
  public String words() {
    List<String> words = new ArrayList<>();
    words.add("ordinary, " + area.dataSizeBytes() + " bytes");
    words.add("read by " + named(READERS, "everybody") + at(area.pcrInfoRead()));
    words.add("written by " + named(WRITERS, "nobody") + at(area.pcrInfoWrite()));
    words.addAll(states());
    String role = role();
    if (!role.isEmpty()) {
      words.add(role);
    }
    return String.join("; ", words);
  }

  private String named(Map<Integer, String> names, String ifNone) {
    List<String> all = list(names);
    return all.isEmpty() ? ifNone : String.join(", ", all);
  }

  private List<String> list(Map<Integer, String> names) {
    return names.entrySet().stream()
        .filter(name -> (area.permission().attributes() & name.getKey()) != 0)
        .map(Map.Entry::getValue)
        .toList();
  }

  private static String at(TpmPcrInfoShort info) {
    List<Integer> pcrs = info.pcrSelection().pcrs();
    return pcrs.isEmpty() ? "" : " while PCR " + pcrs + " are as they were";
  }

  private List<String> states() {
    List<String> states = new ArrayList<>();
    if (area.readStClear()) {
      states.add("locked against reading");
    }
    if (area.writeStClear() || area.writeDefine()) {
      states.add("locked against writing");
    }
    return states;
  }

  /** What the TCG has the Index for (Part 2, 19.1.2); empty for any other. */
  private String role() {
    return switch (area.nvIndex() & 0x0FFF_FFFF) {
      case 0x0000_F000 -> "certificate of the endorsement key";
      case 0x0000_F001 -> "conformance certificate";
      case 0x0000_F002 -> "certificate of the platform";
      default -> "";
    };
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("index", index());
    json.writeStringField("type", "ordinary");
    json.writeNumberField("sizeBytes", area.dataSizeBytes());
    json.writeStringField("attributes", "0x%08X".formatted(area.permission().attributes()));
    Json.texts(json, "readBy", list(READERS));
    Json.texts(json, "writtenBy", list(WRITERS));
    json.writeStringField("readingPcrs", area.pcrInfoRead().pcrSelection().pcrs().toString());
    json.writeStringField("writingPcrs", area.pcrInfoWrite().pcrSelection().pcrs().toString());
    Json.texts(json, "states", states());
    json.writeStringField("role", role());
  }
}
