package io.github.tpm4j.tss.spec;

import io.github.tpm4j.tss.wire.Limits;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every TPMI type of Part 2: what it allows, what "+" adds, and its code for anything else. */
class InterfaceTypesTest {

  private static Stream<String> types() {
    return Spec.INTERFACE_TYPES.entrySet().stream()
        .flatMap(
            type ->
                type.getValue().get(0).is("null_allowed", "+")
                    ? Stream.of(type.getKey(), type.getKey() + "+")
                    : Stream.of(type.getKey()));
  }

  private static void check(String type, BiConsumer<Oracle, Sample> check) {
    boolean plus = type.endsWith("+");
    String name = type.replace("+", "");
    Oracle oracle =
        new Oracle(
            type,
            WireTypes.find(name, plus).orElseThrow(() -> new AssertionError(type + " not found")));
    Samples.random(3).of(name, plus).forEach(sample -> check.accept(oracle, sample));
  }

  @TestFactory
  Stream<DynamicTest> allowsWhatTheTableAllows() {
    return types()
        .map(type -> DynamicTest.dynamicTest(type, () -> check(type, InterfaceTypesTest::allows)));
  }

  private static void allows(Oracle oracle, Sample sample) {
    oracle.copies(sample, TestLimits.FULL);
    oracle.copies(sample, Limits.ANY);
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatTheTableDoesNotAllow() {
    return types()
        .map(
            type ->
                DynamicTest.dynamicTest(
                    type, () -> check(type, (o, s) -> o.refusesWrongValues(s, TestLimits.FULL))));
  }

  @TestFactory
  Stream<DynamicTest> refusesTruncated() {
    return types()
        .map(
            type ->
                DynamicTest.dynamicTest(
                    type,
                    () -> check(type, (o, sample) -> o.refusesTruncated(sample, Limits.ANY))));
  }
}
