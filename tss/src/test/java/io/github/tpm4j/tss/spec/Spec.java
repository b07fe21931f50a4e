package io.github.tpm4j.tss.spec;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.github.tpm4j.tss.wire.Revision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of Part 2, by type. */
final class Spec {
  private static final List<Table.Row> CONSTANT_ROWS = Table.rows("constants");
  private static final Map<String, Long> VALUES = values();

  /** The rows of attributes.tsv by type. */
  static final Map<String, List<Table.Row>> ATTRIBUTES = byType("attributes", "type");

  /** The rows of interface_types.tsv by type. */
  static final Map<String, List<Table.Row>> INTERFACE_TYPES = byType("interface_types", "type");

  /** The rows of structures.tsv by structure. */
  static final Map<String, List<Table.Row>> STRUCTURES = byType("structures", "structure");

  /** The rows of unions.tsv by union. */
  static final Map<String, List<Table.Row>> UNIONS = byType("unions", "union");

  private Spec() {}

  private static Map<String, List<Table.Row>> byType(String table, String column) {
    return Table.rows(table).stream()
        .collect(groupingBy(row -> row.get(column), LinkedHashMap::new, toList()));
  }

  private static Map<String, Long> values() {
    return CONSTANT_ROWS.stream()
        .filter(row -> row.get("value_hex").matches("0x[0-9A-F]+"))
        .filter(row -> !row.is("type", "(registry)"))
        .collect(toMap(row -> row.get("name"), row -> row.number("value_hex"), (a, b) -> a));
  }

  /** The number that a constant's name, or a literal, stands for. */
  static long value(String name) {
    Long value = VALUES.get(name);
    return value != null ? value : Long.decode(name);
  }

  /** A size of the algorithm registry. */
  static int registry(String name) {
    return CONSTANT_ROWS.stream()
        .filter(row -> row.is("type", "(registry)") && row.is("name", name))
        .mapToInt(row -> (int) row.number("value_hex"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in the table"));
  }

  /** The types that constants.tsv lists. */
  static Set<String> constantTypes() {
    return CONSTANT_ROWS.stream().map(row -> row.get("type")).collect(toSet());
  }

  /** The constants of a type, by name. */
  static Map<String, Long> constants(String type) {
    return CONSTANT_ROWS.stream()
        .filter(row -> row.is("type", type) && !row.is("name", "(unmarshal error)"))
        .collect(
            toMap(
                row -> row.get("name"),
                row -> row.number("value_hex"),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  /** The first revision that has the constant of a type with this value; the newest if none has. */
  static Revision since(String type, long value) {
    return CONSTANT_ROWS.stream()
        .filter(row -> row.is("type", type) && !row.is("name", "(unmarshal error)"))
        .filter(row -> row.number("value_hex") == value)
        .map(Table.Row::since)
        .findFirst()
        .orElse(Revision.NEWEST);
  }

  /** The code for a value that is none of a type's constants; empty if any value may stand. */
  static String unmarshalError(String type) {
    return CONSTANT_ROWS.stream()
        .filter(row -> row.is("type", type) && row.is("name", "(unmarshal error)"))
        .map(row -> row.get("value_hex"))
        .findFirst()
        .orElse("");
  }

  /** The type that an alias stands for in the end, or the type itself. */
  static String resolve(String type) {
    List<Table.Row> rows = STRUCTURES.get(type);
    boolean alias = rows != null && rows.get(0).is("kind", "alias");
    String target = alias ? rows.get(0).get("field_type") : type;
    return alias && !target.endsWith("_t") && !target.equals("int") ? resolve(target) : type;
  }

  /** How many octets a scalar type has on the wire. */
  static int octets(String type) {
    String resolved = resolve(type);
    String base = baseType(resolved);
    return switch (base) {
      case "BYTE", "UINT8", "INT8", "BOOL" -> 1;
      case "UINT16", "INT16" -> 2;
      case "UINT32", "INT32" -> 4;
      case "UINT64", "INT64" -> 8;
      default -> octets(base);
    };
  }

  private static String baseType(String type) {
    for (List<Table.Row> rows :
        List.of(
            ATTRIBUTES.getOrDefault(type, List.of()),
            INTERFACE_TYPES.getOrDefault(type, List.of()),
            CONSTANT_ROWS.stream().filter(row -> row.is("type", type)).toList())) {
      if (!rows.isEmpty()) {
        return rows.get(0).get("base_type");
      }
    }
    return type;
  }
}
