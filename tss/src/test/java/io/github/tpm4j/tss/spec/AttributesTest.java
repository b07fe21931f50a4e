package io.github.tpm4j.tss.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every TPMA type of Part 2, 8 and 13.4: its bits, its reserved bits, its form on the wire. */
class AttributesTest {

  /** Names of bits that are other words in Java. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("sign / encrypt", "SIGN"),
          Map.entry("V", "VENDOR"),
          Map.entry("cHandles", "HANDLES_MASK"),
          Map.entry("commandIndex", "COMMAND_INDEX_MASK"),
          Map.entry("Extended", "EXTENDED_MASK"),
          Map.entry("TPM_NT", "TYPE_MASK"),
          Map.entry("cRLSign", "CRL_SIGN"),
          Map.entry("nonrepudiation/contentCommitment", "CONTENT_COMMITMENT"),
          Map.entry("x509sign", "X509SIGN"),
          Map.entry("FIPS_140_3_INDICATOR", "FIPS_140_3_INDICATOR_MASK"));

  @TestFactory
  Stream<DynamicTest> hasEveryBitOfTheTable_andNoOther() {
    return Covered.attributes()
        .map(type -> DynamicTest.dynamicTest(type, () -> assertEquals(wanted(type), had(type))));
  }

  @TestFactory
  Stream<DynamicTest> readsEveryBit_andRefusesReservedBits() {
    return Covered.attributes().map(type -> DynamicTest.dynamicTest(type, () -> onTheWire(type)));
  }

  @TestFactory
  Stream<DynamicTest> setsAndClearsBits() {
    return Covered.attributes().map(type -> DynamicTest.dynamicTest(type, () -> setBits(type)));
  }

  private static Map<String, Long> wanted(String type) {
    Map<String, Long> wanted = new TreeMap<>();
    for (Table.Row row : Spec.ATTRIBUTES.get(type)) {
      if (row.is("reserved", "no")) {
        wanted.put(javaName(row.get("name")), row.number("mask"));
      }
    }
    return wanted;
  }

  private static String javaName(String name) {
    String other = OTHER_NAMES.get(name);
    String stem = name.replaceFirst("^TPMA_NV_|^TPMA_(?=EXTERNAL_)|^TPM_LOC_", "");
    if (name.matches("ml(Kem|Dsa)_\\d+")) {
      return name.replaceFirst("ml", "ml_").toUpperCase();
    }
    boolean camelCase = stem.equals(name) && !name.contains("_");
    String snake = stem.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase();
    return other != null ? other : camelCase ? snake : stem;
  }

  private static Map<String, Long> had(String type) {
    Map<String, Long> had = new HashMap<>();
    long mask = -1L >>> 64 - 8 * Spec.octets(type);
    Arrays.stream(attributeClass(type).getFields())
        .filter(field -> field.getType() == int.class || field.getType() == long.class)
        .forEach(
            field -> had.put(field.getName(), ((Number) Reflect.get(field)).longValue() & mask));
    return new TreeMap<>(had);
  }

  private static Class<?> attributeClass(String type) {
    return WireTypes.classOf(type).orElseThrow(() -> new AssertionError(type + " has no class"));
  }

  private static void onTheWire(String type) {
    Oracle oracle = new Oracle(type, WireTypes.find(type, false).orElseThrow());
    for (Sample sample : Samples.random(2).of(type, false)) {
      oracle.copies(sample, TestLimits.FULL);
      oracle.refusesWrongValues(sample, TestLimits.FULL);
      oracle.refusesTruncated(sample, TestLimits.FULL);
    }
  }

  private static void setBits(String type) {
    Object none = Reflect.callStatic(attributeClass(type), "of", number(type, 0));
    for (long mask : had(type).values()) {
      Number bits = number(type, mask);
      Object some = Reflect.call(none, "with", bits);
      assertEquals(bits, Reflect.call(some, "value"));
      assertTrue((boolean) Reflect.call(some, "has", bits));
      assertEquals(none, Reflect.call(some, "without", bits));
      assertEquals(mask == 0, Reflect.call(none, "has", bits));
    }
  }

  /** A value as the type's methods take it: an int, or a long where it has 8 octets. */
  private static Number number(String type, long value) {
    if (Spec.octets(type) == Long.BYTES) {
      return value;
    }
    return (int) value;
  }
}
