package io.github.tpm4j.tss.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The components of every record are the fields of its table, by name and in order; so the value
 * that a component has is that of the field, which copying alone cannot show.
 */
class ComponentsTest {
  /** Fields that stand in a structure of their own, which Part 2 has too: TPMS_PCR_SELECT. */
  private static final Map<String, List<String>> NESTED =
      Map.of(
          "TPMS_PCR_SELECTION", List.of("hash", "select"),
          "TPMS_TAGGED_PCR_SELECT", List.of("tag", "select"));

  @TestFactory
  Stream<DynamicTest> hasTheFieldsOfTheTable() {
    return Covered.structures()
        .filter(type -> !type.startsWith("TPM2B_"))
        .map(type -> DynamicTest.dynamicTest(type, () -> compare(type)));
  }

  private static void compare(String type) {
    assertEquals(NESTED.getOrDefault(type, fields(type)), components(type));
  }

  private static List<String> fields(String type) {
    List<Table.Row> rows = Spec.STRUCTURES.get(type);
    return rows.stream()
        .filter(row -> !row.is("field_type", "(empty)"))
        .map(row -> row.get("field_name"))
        .filter(name -> rows.stream().noneMatch(row -> row.is("count_field", name)))
        .map(String::toLowerCase)
        .toList();
  }

  private static List<String> components(String type) {
    Class<?> record = WireTypes.classOf(type).orElseThrow();
    return Arrays.stream(record.getRecordComponents())
        .map(RecordComponent::getName)
        .map(String::toLowerCase)
        .toList();
  }
}
