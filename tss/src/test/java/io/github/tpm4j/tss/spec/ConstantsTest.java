package io.github.tpm4j.tss.spec;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Marshallable;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every constant of Part 2, 6, 7 and 13: its name, its value, and that none is missing or extra.
 */
class ConstantsTest {

  /** Names of the tables that are no constants of their own here, and why. */
  private static final Map<String, String> LEFT_OUT =
      Map.ofEntries(
          Map.entry("TPM_ALG_SHA", "the same as TPM_ALG_SHA1"),
          Map.entry("TPM_CC_FIRST", "the end of a range"),
          Map.entry("TPM_CC_LAST", "the end of a range"),
          Map.entry("CC_VEND", "the bit of a vendor's command: TpmaCc.VENDOR"),
          Map.entry("TPM_CC_MAC", "the same as TPM_CC_HMAC"),
          Map.entry("TPM_CC_MAC_Start", "the same as TPM_CC_HMAC_Start"),
          Map.entry("TPM_CC_Vendor_TCG_Test", "a test command of the draft, not of Part 3"),
          Map.entry("TPM_CAP_FIRST", "the end of a range"),
          Map.entry("TPM_CAP_LAST", "the end of a range"),
          Map.entry("TPM_PT_ERRATA", "TPM_PT_DAY_OF_YEAR as version 185 names it"),
          Map.entry("PT_GROUP", "how many properties are in a group"),
          Map.entry("PT_FIXED", "the first property of a group"),
          Map.entry("PT_VAR", "the first property of a group"),
          Map.entry("TPM_PT_PCR_FIRST", "the end of a range"),
          Map.entry("TPM_PT_PCR_LAST", "the end of a range"),
          Map.entry("TPM_HT_LOADED_SESSION", "TPM_HT_HMAC_SESSION as GetCapability names it"),
          Map.entry("TPM_HT_SAVED_SESSION", "TPM_HT_POLICY_SESSION as GetCapability names it"),
          Map.entry("TPM_RH_FIRST", "the end of a range"),
          Map.entry("TPM_RH_LAST", "the end of a range"),
          Map.entry("TPM_RH_AUTH_FF", "the end of HandleRange.VENDOR_AUTH"),
          Map.entry("TPM_RH_ACT_F", "the end of HandleRange.ACT"),
          Map.entry("RC_VER1", "bits of a code; TpmRc.isWarning and others tell them"),
          Map.entry("RC_MAX_FM0", "bits of a code"),
          Map.entry("RC_FMT1", "bits of a code; TpmRc.isFormatOne tells them"),
          Map.entry("RC_WARN", "bits of a code; TpmRc.isWarning tells them"),
          Map.entry("TPM_RC_NOT_USED", "never answered"));

  @TestFactory
  Stream<DynamicTest> hasEveryConstantOfTheTable_andNoOther() {
    return Covered.constants()
        .map(type -> DynamicTest.dynamicTest(type, () -> assertEquals(wanted(type), had(type))));
  }

  @TestFactory
  Stream<DynamicTest> tellsTheRevisionThatAddedAnAlgorithm() {
    return TpmAlg.values().stream()
        .map(
            alg ->
                DynamicTest.dynamicTest(
                    alg.toString(),
                    () -> assertEquals(Spec.since("TPM_ALG_ID", alg.value()), alg.since())));
  }

  @TestFactory
  Stream<DynamicTest> findsConstantByValue() {
    return Covered.constants()
        .flatMap(type -> constants(type).stream())
        .map(
            constant ->
                DynamicTest.dynamicTest(
                    constant.toString(), () -> assertEquals(constant, again(constant))));
  }

  private static Map<String, Long> wanted(String type) {
    Map<String, Long> wanted = new TreeMap<>(Spec.constants(type));
    wanted.keySet().removeAll(LEFT_OUT.keySet());
    // What a response code adds to another: TPM_RC_P, TPM_RC_1 and so on.
    wanted.keySet().removeIf(name -> name.matches("TPM_RC_([HPS1-9A-F]|N_MASK)"));
    return wanted;
  }

  private static Map<String, Long> had(String type) {
    long mask = -1L >>> 64 - 8 * Spec.octets(type);
    return constants(type).stream()
        .collect(toMap(ConstantsTest::name, c -> value(c) & mask, Long::sum, TreeMap::new));
  }

  /** The name without the number that a response code adds. */
  private static String name(Object constant) {
    return constant.toString().replaceFirst(" \\(0x.*", "");
  }

  /** The public static fields that hold a constant. */
  private static Collection<Marshallable> constants(String type) {
    Class<?> constantClass = Covered.constantClass(type);
    return Arrays.stream(constantClass.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .filter(field -> field.getType() == constantClass)
        .map(field -> (Marshallable) Reflect.get(field))
        .toList();
  }

  private static long value(Object constant) {
    return (int) Reflect.call(constant, "value");
  }

  private static Object again(Object constant) {
    return Reflect.callStatic(constant.getClass(), "of", (int) value(constant));
  }
}
