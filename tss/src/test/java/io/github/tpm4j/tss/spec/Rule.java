package io.github.tpm4j.tss.spec;

import io.github.tpm4j.tss.constants.TpmRc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/**
 * What the tables say of the values of a scalar field.
 *
 * @param octets how many it has on the wire
 * @param valid values that may stand there, the least first, the greatest second
 * @param tries values of which some may not stand there
 * @param verdict the code that a TPM answers to a value; null if the value may stand
 * @param lacking the TPM that does not implement what a value names; null if it names nothing
 */
record Rule(
    int octets,
    List<Long> valid,
    List<Long> tries,
    BiFunction<Long, TestLimits, TpmRc> verdict,
    LongFunction<TestLimits> lacking) {

  /** A number of which every value may stand. */
  static Rule any(int octets) {
    long greatest = -1L >>> 64 - 8 * octets;
    return new Rule(
        octets, List.of(0L, greatest, 1L, 0x0123456789ABCDEFL & greatest), List.of(), null, null);
  }

  /** A number of which {@code allowed} holds, else {@code code}. */
  static Rule holding(
      int octets, List<Long> valid, List<Long> tries, LongPredicate allowed, TpmRc code) {
    return new Rule(
        octets, valid, tries, (value, limits) -> allowed.test(value) ? null : code, null);
  }

  /**
   * The size of a structure, which must be exact.
   *
   * @param checked whether zero is refused too; else it stands for no structure
   */
  static Rule exactSize(int size, boolean checked) {
    return holding(
        2,
        List.of((long) size),
        List.of(0L, size - 1L, size + 1L, 0xFFFFL),
        value -> value == size || value == 0 && !checked,
        TpmRc.SIZE);
  }

  /** A count from {@code minimum} to {@code maximum}, else {@code code}. */
  static Rule count(int octets, long minimum, long maximum, TpmRc code) {
    List<Long> tries = new ArrayList<>(List.of(maximum + 1, -1L >>> 64 - 8 * octets));
    if (minimum > 0) {
      tries.addAll(List.of(0L, minimum - 1));
    }
    if (octets == 4) {
      tries.addAll(List.of(0x7FFFFFFFL, 0x80000000L));
    }
    return holding(
        octets,
        List.of(minimum, maximum),
        tries,
        value -> value >= minimum && value <= maximum,
        code);
  }

  /** This rule for the parameter {@code number} of a command, whose code tells the number. */
  Rule ofParameter(int number) {
    return verdict == null
        ? this
        : new Rule(
            octets, valid, tries, (v, limits) -> parameter(judge(v, limits), number), lacking);
  }

  /** This rule where nothing is to be taken away from the TPM. */
  Rule withoutLacking() {
    return new Rule(octets, valid, tries, verdict, null);
  }

  private static TpmRc parameter(TpmRc code, int number) {
    return code == null ? null : code.parameter(number);
  }

  /** The code that a TPM with these limits answers to a value; null if it may stand. */
  TpmRc judge(long value, TestLimits limits) {
    return verdict == null ? null : verdict.apply(value, limits);
  }
}
