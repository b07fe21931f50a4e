package io.github.tpm4j.tss.spec;

import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Revision;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every structure, buffer and list of Part 2: {@link Samples} makes their wire forms from the
 * tables, without the records under test; the records must take them, write them again, and refuse
 * what the tables do not allow.
 */
class StructuresTest {
  private static final Samples SAMPLES = Samples.random(1);

  private static Stream<DynamicTest> forEachType(BiConsumer<Oracle, Sample> check) {
    return Covered.structures()
        .flatMap(type -> Stream.of(type, type + "+"))
        .filter(type -> WireTypes.find(base(type), type.endsWith("+")).isPresent())
        .map(type -> DynamicTest.dynamicTest(type, () -> check(type, check)));
  }

  private static String base(String type) {
    return type.replace("+", "");
  }

  private static void check(String type, BiConsumer<Oracle, Sample> check) {
    boolean plus = type.endsWith("+");
    Oracle oracle = new Oracle(type, WireTypes.find(base(type), plus).orElseThrow());
    SAMPLES.of(base(type), plus).forEach(sample -> check.accept(oracle, sample));
  }

  @TestFactory
  Stream<DynamicTest> writesWhatItRead() {
    return forEachType((oracle, sample) -> oracle.copies(sample, TestLimits.FULL));
  }

  @TestFactory
  Stream<DynamicTest> writesWhatItRead_asClient() {
    return forEachType((oracle, sample) -> oracle.copies(sample, Limits.ANY));
  }

  @TestFactory
  Stream<DynamicTest> refusesWrongValues() {
    return forEachType((oracle, sample) -> oracle.refusesWrongValues(sample, TestLimits.FULL));
  }

  @TestFactory
  Stream<DynamicTest> takesWhatEachRevisionHas_andNoMore() {
    return forEachType(
        (oracle, sample) -> {
          for (Revision revision : Revision.values()) {
            oracle.judges(sample, TestLimits.FULL.at(revision));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> refusesTruncated() {
    return forEachType((oracle, sample) -> oracle.refusesTruncated(sample, TestLimits.FULL));
  }

  @TestFactory
  Stream<DynamicTest> refusesTruncated_asClient() {
    return forEachType((oracle, sample) -> oracle.refusesTruncated(sample, Limits.ANY));
  }
}
