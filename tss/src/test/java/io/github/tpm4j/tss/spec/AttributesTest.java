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
      Map.of(
          "sign / encrypt", "SIGN",
          "V", "VENDOR",
          "cHandles", "HANDLES_MASK",
          "commandIndex", "COMMAND_INDEX_MASK",
          "Extended", "EXTENDED_MASK",
          "TPM_NT", "TYPE_MASK",
          "cRLSign", "CRL_SIGN",
          "nonrepudiation/contentCommitment", "CONTENT_COMMITMENT",
          "x509sign", "X509SIGN");

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

  private static Map<String, Integer> wanted(String type) {
    Map<String, Integer> wanted = new TreeMap<>();
    for (Table.Row row : Spec.ATTRIBUTES.get(type)) {
      if (row.is("reserved", "no")) {
        wanted.put(javaName(row.get("name")), (int) row.number("mask"));
      }
    }
    return wanted;
  }

  private static String javaName(String name) {
    String other = OTHER_NAMES.get(name);
    String stem = name.replaceFirst("^TPMA_NV_|^TPM_LOC_", "");
    boolean camelCase = stem.equals(name) && !name.contains("_");
    String snake = stem.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase();
    return other != null ? other : camelCase ? snake : stem;
  }

  private static Map<String, Integer> had(String type) {
    Map<String, Integer> had = new HashMap<>();
    Arrays.stream(attributeClass(type).getFields())
        .filter(field -> field.getType() == int.class)
        .forEach(field -> had.put(field.getName(), (int) Reflect.get(field)));
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
    Object none = Reflect.callStatic(attributeClass(type), "of", 0);
    for (int bits : had(type).values()) {
      Object some = Reflect.call(none, "with", bits);
      assertEquals(bits, Reflect.call(some, "value"));
      assertTrue((boolean) Reflect.call(some, "has", bits));
      assertEquals(none, Reflect.call(some, "without", bits));
      assertEquals(bits == 0, Reflect.call(none, "has", bits));
    }
  }
}
