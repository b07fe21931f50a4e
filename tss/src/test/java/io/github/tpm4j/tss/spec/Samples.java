package io.github.tpm4j.tss.spec;

import io.github.tpm4j.tss.constants.TpmRc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Makes wire forms from structures.tsv and unions.tsv alone. Of every type it makes the least
 * (empty buffers and lists), the greatest, and one for each value of each field and each arm of
 * each union, the other fields being at their least.
 */
final class Samples {
  private final IntFunction<byte[]> filler;
  private final Map<String, List<Sample>> made = new HashMap<>();

  /**
   * @param filler makes the content of a buffer of so many octets
   */
  Samples(IntFunction<byte[]> filler) {
    this.filler = filler;
  }

  /** Samples whose buffers are filled from a generator with this seed. */
  static Samples random(long seed) {
    Random random = new Random(seed);
    return new Samples(
        size -> {
          byte[] bytes = new byte[size];
          random.nextBytes(bytes);
          return bytes;
        });
  }

  /**
   * Wire forms of a type, the least first and the greatest second.
   *
   * @param plus whether the field that has the type carries a "+"
   */
  List<Sample> of(String type, boolean plus) {
    String key = type + (plus ? "+" : "");
    if (!made.containsKey(key)) {
      made.put(key, make(Spec.resolve(type), plus));
    }
    return made.get(key);
  }

  private List<Sample> make(String type, boolean plus) {
    List<Table.Row> rows = Spec.STRUCTURES.get(type);
    if (rows == null || rows.get(0).is("kind", "alias")) {
      Rule rule = Rules.of(type, plus);
      return rule.valid().stream().map(value -> Sample.scalar(rule, value)).toList();
    }
    if (rows.get(0).is("field_type", "(empty)")) {
      return List.of(Sample.EMPTY);
    }
    if (type.startsWith("TPM2B_") && !rows.get(1).is("field_type", "BYTE")) {
      return sized(rows, plus);
    }
    return type.startsWith("TPML_") ? list(rows) : structure(rows, plus);
  }

  private List<Sample> sized(List<Table.Row> rows, boolean plus) {
    boolean checked = rows.get(0).is("constraint", "=size-check");
    List<Sample> samples = new ArrayList<>();
    for (Sample content : field(rows.get(1), plus)) {
      Rule size = Rule.exactSize(content.bytes().length, checked);
      Sample field = Sample.scalar(size, content.bytes().length).in("size");
      samples.add(Sample.join(List.of(field, content)));
    }
    if (!checked) {
      samples.add(Sample.opaque(new byte[2]));
    }
    return samples;
  }

  private List<Sample> list(List<Table.Row> rows) {
    int minimum = lowerBound(rows.get(0));
    int maximum = TestLimits.maximum(rows.get(1).get("max"));
    Rule count = Rule.count(4, minimum, maximum, TpmRc.SIZE);
    List<Sample> elements = field(rows.get(1), false);
    return leastGreatestRest(minimum, maximum)
        .mapToObj(
            size -> {
              List<Sample> parts = new ArrayList<>(List.of(Sample.scalar(count, size).in("count")));
              for (int i = 0; i < size; i++) {
                parts.add(elements.get((i + (int) size) % elements.size()));
              }
              return Sample.join(parts);
            })
        .toList();
  }

  private static LongStream leastGreatestRest(int minimum, int maximum) {
    return LongStream.concat(
        LongStream.of(minimum, maximum), LongStream.range(minimum + 1L, maximum));
  }

  private static int lowerBound(Table.Row row) {
    String constraint = row.get("constraint");
    return constraint.endsWith(":")
        ? TestLimits.maximum(constraint.substring(0, constraint.length() - 1))
        : 0;
  }

  private List<Sample> structure(List<Table.Row> rows, boolean plus) {
    String selector =
        rows.stream()
            .map(row -> row.get("union_selector_field"))
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElse("");
    if (selector.isEmpty()) {
      return combine(rows.stream().map(row -> alternatives(rows, row, plus)).toList());
    }
    Table.Row selectorRow =
        rows.stream().filter(row -> row.is("field_name", selector)).findFirst().orElseThrow();
    List<Sample> samples = new ArrayList<>();
    for (Sample selected : field(selectorRow, plus)) {
      samples.addAll(selected(rows, selectorRow, selected, plus));
    }
    return samples;
  }

  private List<Sample> selected(
      List<Table.Row> rows, Table.Row selectorRow, Sample selected, boolean plus) {
    List<List<Sample>> fields = new ArrayList<>();
    for (Table.Row row : rows) {
      if (row == selectorRow) {
        fields.add(List.of(selected));
      } else if (row.get("union_selector_field").isEmpty()) {
        fields.add(alternatives(rows, row, plus));
      } else {
        long value = selected.value(selected.marks().get(0));
        fields.add(union(row.get("field_type"), value, row.get("field_name")));
      }
    }
    // A selector without an arm, such as TPM_CAP_VENDOR_PROPERTY, has no wire form.
    return fields.contains(null) ? List.of() : combine(fields);
  }

  private List<Sample> union(String type, long selector, String name) {
    for (Table.Row arm : Spec.UNIONS.getOrDefault(type, List.of())) {
      if (!arm.get("selector").isEmpty() && Spec.value(arm.get("selector")) == selector) {
        String path = name + "." + arm.get("member_name");
        return arm(arm).stream().map(sample -> sample.in(path)).toList();
      }
    }
    return null;
  }

  private List<Sample> arm(Table.Row arm) {
    String member = arm.get("member_type");
    if (member.isEmpty()) {
      return List.of(Sample.EMPTY);
    }
    if (member.equals("BYTE")) {
      return List.of(Sample.opaque(filler.apply((int) arm.number("max_size_octets"))));
    }
    boolean plus = member.endsWith("+");
    return of(plus ? member.substring(0, member.length() - 1) : member, plus);
  }

  private List<Sample> alternatives(List<Table.Row> rows, Table.Row row, boolean plus) {
    if (!row.get("count_field").isEmpty()) {
      return List.of(Sample.EMPTY);
    }
    for (Table.Row counted : rows) {
      if (counted.is("count_field", row.get("field_name"))) {
        return buffers(row, counted);
      }
    }
    return field(row, plus);
  }

  private List<Sample> buffers(Table.Row size, Table.Row buffer) {
    int minimum = lowerBound(size);
    int maximum = TestLimits.maximum(buffer.get("max"));
    int octets = Spec.octets(size.get("field_type"));
    // Only the one-octet sizes of PCR selections are values; the others are sizes.
    Rule rule = Rule.count(octets, minimum, maximum, octets == 1 ? TpmRc.VALUE : TpmRc.SIZE);
    return IntStream.of(minimum, maximum, Math.min(minimum + 1, maximum))
        .distinct()
        .mapToObj(
            count ->
                Sample.join(
                    List.of(
                        Sample.scalar(rule, count).in(size.get("field_name")),
                        Sample.opaque(filler.apply(count)))))
        .toList();
  }

  private List<Sample> field(Table.Row row, boolean plus) {
    boolean nullable = row.is("plus", "T+") || row.is("plus", "+T") && plus;
    List<Sample> samples =
        row.get("constraint").isEmpty()
            ? of(row.get("field_type"), nullable)
            : constrained(row, Spec.octets(row.get("field_type")));
    return samples.stream().map(sample -> sample.in(row.get("field_name"))).toList();
  }

  private static List<Sample> constrained(Table.Row row, int octets) {
    Rule rule = constraint(row.get("constraint"), octets, Rules.code(row.get("rc_on_failure")));
    return rule.valid().stream().map(value -> Sample.scalar(rule, value)).toList();
  }

  private static Rule constraint(String constraint, int octets, TpmRc code) {
    if (constraint.startsWith(":")) {
      return Rule.count(octets, 0, TestLimits.maximum(constraint.substring(1)), code);
    }
    List<Long> tags = LongStream.of(tags(constraint)).boxed().toList();
    List<Long> all = List.copyOf(Spec.constants("TPM_ST").values());
    return new Rule(
        octets,
        tags,
        all,
        // A number that is no tag yet is refused before the structure looks at it.
        (value, limits) ->
            !limits.revision().isAtLeast(Spec.since("TPM_ST", value))
                ? TpmRc.VALUE
                : tags.contains(value) ? null : code,
        value -> TestLimits.FULL.before(Spec.since("TPM_ST", value)));
  }

  private static long[] tags(String constraint) {
    return List.of(constraint.split(", ")).stream().mapToLong(Spec::value).toArray();
  }

  /** The least, the greatest, and each alternative of each field with the others at their least. */
  static List<Sample> combine(List<List<Sample>> fields) {
    if (fields.stream().anyMatch(List::isEmpty)) {
      return List.of();
    }
    List<Sample> samples = new ArrayList<>();
    samples.add(join(fields, -1, 0));
    samples.add(
        Sample.join(
            fields.stream()
                .map(alternatives -> alternatives.get(Math.min(1, alternatives.size() - 1)))
                .collect(Collectors.toList())));
    for (int varied = 0; varied < fields.size(); varied++) {
      for (int choice = 1; choice < fields.get(varied).size(); choice++) {
        samples.add(join(fields, varied, choice));
      }
    }
    return samples;
  }

  private static Sample join(List<List<Sample>> fields, int varied, int choice) {
    return Sample.join(
        IntStream.range(0, fields.size())
            .mapToObj(i -> fields.get(i).get(i == varied ? choice : 0))
            .toList());
  }
}
