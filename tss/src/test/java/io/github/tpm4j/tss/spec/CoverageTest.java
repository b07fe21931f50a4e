package io.github.tpm4j.tss.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every type that the tables list is read by something here, or stands among the exceptions. */
class CoverageTest {

  /** The names that Part 2, 5.1 and 5.3 give to numbers; records have them as int or long. */
  private static final Set<String> PLAIN_NUMBERS =
      Set.of(
          "UINT8",
          "BYTE",
          "INT8",
          "BOOL",
          "UINT16",
          "INT16",
          "UINT32",
          "INT32",
          "UINT64",
          "INT64",
          "TPM_ALGORITHM_ID",
          "TPM_MODIFIER_INDICATOR",
          "TPM_AUTHORIZATION_SIZE",
          "TPM_PARAMETER_SIZE",
          "TPM_KEY_SIZE",
          "TPM_KEY_BITS");

  @Test
  void readsEveryStructureOfTheTables() {
    Set<String> missing =
        Spec.STRUCTURES.keySet().stream()
            .filter(type -> !PLAIN_NUMBERS.contains(type))
            .filter(type -> !Covered.WITHOUT_CLASS.containsKey(type))
            .filter(type -> WireTypes.find(readable(type), false).isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), missing);
  }

  /** A type as the records know it: aliases of structures by what they stand for. */
  private static String readable(String type) {
    return type.startsWith("TPM2B_") || type.equals("TPM_HANDLE") ? type : Spec.resolve(type);
  }

  @Test
  void readsEveryStructureWithPlus_whereTheTablesAllowIt() {
    Set<String> missing =
        Covered.structures()
            .filter(type -> Spec.STRUCTURES.get(type).stream().anyMatch(r -> r.is("plus", "+T")))
            .filter(type -> WireTypes.find(type, true).isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), missing);
  }

  @Test
  void readsEveryUnionOfTheTables() {
    // The samples of a structure go through every arm of its unions.
    Set<String> read =
        Covered.structures()
            .flatMap(type -> Spec.STRUCTURES.get(type).stream())
            .map(row -> row.get("field_type"))
            .collect(Collectors.toSet());
    read.addAll(Covered.WITHOUT_CLASS.keySet());
    Set<String> missing = new TreeSet<>(Spec.UNIONS.keySet());
    missing.removeAll(read);
    assertEquals(Set.of(), missing);
  }

  @Test
  void readsEveryInterfaceTypeOfTheTables() {
    Set<String> missing =
        Spec.INTERFACE_TYPES.keySet().stream()
            .filter(type -> WireTypes.find(type, false).isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), missing);
  }

  @Test
  void hasAClassForEveryAttributeTypeOfTheTables() {
    assertEquals(
        List.of(), Covered.attributes().filter(type -> WireTypes.classOf(type).isEmpty()).toList());
  }

  @Test
  void hasAClassForEveryConstantTypeOfTheTables() {
    Covered.constants().forEach(type -> assertTrue(Covered.constantClass(type) != null, type));
  }

  @Test
  void triesWrongValuesInEveryScalarThatTheTablesRestrict() {
    Set<String> untried = new HashSet<>();
    for (String type : Covered.structures().toList()) {
      Stream<Sample> samples = Samples.random(5).of(type, false).stream();
      samples
          .flatMap(sample -> sample.marks().stream())
          .filter(mark -> mark.rule().verdict() != null && mark.rule().tries().isEmpty())
          .filter(mark -> mark.rule().judge(-1, TestLimits.FULL) != null)
          .forEach(mark -> untried.add(type + " " + mark.path()));
    }
    assertEquals(Set.of(), untried);
  }

  @Test
  void hasNoExceptionThatTheTablesDoNotKnow() {
    Set<String> unknown = new TreeSet<>(Covered.WITHOUT_CLASS.keySet());
    unknown.removeAll(Spec.STRUCTURES.keySet());
    unknown.removeAll(Spec.UNIONS.keySet());
    unknown.removeAll(Spec.ATTRIBUTES.keySet());
    unknown.removeAll(Spec.constantTypes());
    assertEquals(Set.of(), unknown);
  }
}
