package io.github.tpm4j.cli.nv;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.templates.EndorsementKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An NV Index in words. */
record NvEntry(TpmsNvPublic area) implements ListedIndex {
  private static final Map<Integer, String> READERS = new LinkedHashMap<>();
  private static final Map<Integer, String> WRITERS = new LinkedHashMap<>();
  private static final Map<Integer, String> STATES = new LinkedHashMap<>();

  static {
    READERS.put(TpmaNv.OWNERREAD, "owner");
    READERS.put(TpmaNv.AUTHREAD, "password");
    READERS.put(TpmaNv.POLICYREAD, "policy");
    READERS.put(TpmaNv.PPREAD, "platform");
    WRITERS.put(TpmaNv.OWNERWRITE, "owner");
    WRITERS.put(TpmaNv.AUTHWRITE, "password");
    WRITERS.put(TpmaNv.POLICYWRITE, "policy");
    WRITERS.put(TpmaNv.PPWRITE, "platform");
    STATES.put(TpmaNv.WRITTEN, "written");
    STATES.put(TpmaNv.READLOCKED, "locked against reading");
    STATES.put(TpmaNv.WRITELOCKED, "locked against writing");
  }

  @Override
  public String index() {
    return handle().toString();
  }

  private TpmHandle handle() {
    return area.nvIndex();
  }

  /** Such as {@code counter}; the number of one without a name. */
  String type() {
    return area.attributes()
        .type()
        .toString()
        .replaceFirst("^TPM_NT_", "")
        .toLowerCase(Locale.ROOT)
        .replace('_', '-');
  }

  /** Who may read it; the names of the command line. */
  List<String> readers() {
    return named(READERS);
  }

  /** Who may write it. */
  List<String> writers() {
    return named(WRITERS);
  }

  /** In which state it is. */
  List<String> states() {
    return named(STATES);
  }

  /** Whether wrong passwords count towards the TPM's lockout. */
  boolean countsWrongPasswords() {
    return !area.attributes().has(TpmaNv.NO_DA);
  }

  /** What the TCG has the Index for; empty for any other. */
  Optional<String> role() {
    if (handle().value() >>> 8 == EndorsementKey.CHAIN_INDEX.value() >>> 8) {
      return Optional.of("certificates above those of endorsement keys");
    }
    return Arrays.stream(EndorsementKey.values()).flatMap(key -> use(key).stream()).findFirst();
  }

  private Optional<String> use(EndorsementKey key) {
    String name = " of the endorsement key " + key.name().replace('_', ' ');
    if (key.certificateIndex().equals(handle())) {
      return Optional.of("certificate" + name);
    }
    if (key.templateIndex().equals(handle())) {
      return Optional.of("template" + name);
    }
    return key.nonceIndex().filter(handle()::equals).map(nonce -> "nonce" + name);
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("index", index());
    json.writeStringField("type", type());
    json.writeNumberField("sizeBytes", area.dataSize());
    json.writeStringField("attributes", "0x%08X".formatted(area.attributes().value()));
    json.writeStringField("authPolicy", area.authPolicy().toHex());
    Json.texts(json, "readBy", readers());
    Json.texts(json, "writtenBy", writers());
    Json.texts(json, "states", states());
    json.writeBooleanField("countsWrongPasswords", countsWrongPasswords());
    json.writeStringField("role", role().orElse(""));
  }

  @Override
  public String words() {
    List<String> words = new ArrayList<>();
    words.add(type() + ", " + area.dataSize() + " bytes");
    words.add("read by " + orNobody(readers()));
    words.add("written by " + orNobody(writers()));
    words.add(states().isEmpty() ? "not written" : String.join(", ", states()));
    if (countsWrongPasswords() && isByPassword()) {
      words.add("wrong passwords count");
    }
    role().ifPresent(words::add);
    return String.join("; ", words);
  }

  private boolean isByPassword() {
    TpmNt type = area.attributes().type();
    boolean isPin = type.equals(TpmNt.PIN_FAIL) || type.equals(TpmNt.PIN_PASS);
    return isPin || readers().contains("password") || writers().contains("password");
  }

  private static String orNobody(List<String> names) {
    return names.isEmpty() ? "nobody" : String.join(", ", names);
  }

  private List<String> named(Map<Integer, String> names) {
    return names.entrySet().stream()
        .filter(name -> area.attributes().has(name.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
