package io.github.tpm4j.keystore.policy.text;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a JSON object; one that nobody asks for is refused, as it would be lost. */
final class JsonFields {
  private final String path;
  private final Map<String, JsonValue> fields;
  private final Set<String> asked = new HashSet<>();

  JsonFields(String path, Map<String, JsonValue> fields) {
    this.path = path;
    this.fields = fields;
  }

  String path() {
    return path;
  }

  PolicyFormatException wrong(String problem) {
    return new PolicyFormatException(path, problem);
  }

  Optional<JsonValue> find(String name) {
    asked.add(name.toLowerCase(Locale.ROOT));
    return Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT)));
  }

  JsonValue get(String name) {
    return find(name).orElseThrow(() -> wrong("'" + name + "' is missing"));
  }

  /** The one of these that is there. */
  JsonValue one(String... names) {
    List<JsonValue> found = List.of(names).stream().flatMap(name -> find(name).stream()).toList();
    if (found.size() != 1) {
      throw wrong("it must have one of " + String.join(", ", names) + ", and has " + found.size());
    }
    return found.get(0);
  }

  boolean has(String name) {
    return find(name).isPresent();
  }

  /** Refuses what was not asked for. */
  void end() {
    for (Map.Entry<String, JsonValue> field : fields.entrySet()) {
      if (!asked.contains(field.getKey())) {
        throw field.getValue().wrong("this field is unknown here");
      }
    }
  }
}
