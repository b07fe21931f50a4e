package io.github.tpm4j.tss.spec;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Revision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** The rules of the scalar types, made from the tables. */
final class Rules {
  /** A number that no table gives to an algorithm. */
  static final long UNKNOWN_16 = 0x7E57;

  private Rules() {}

  /**
   * The rule of a type.
   *
   * @param plus whether the field carries a "+"
   */
  static Rule of(String type, boolean plus) {
    if (Spec.INTERFACE_TYPES.containsKey(type)) {
      return interfaceType(type, plus);
    }
    if (Spec.ATTRIBUTES.containsKey(type) && type.startsWith("TPMA_")) {
      return attributes(type);
    }
    return Spec.constantTypes().contains(type) ? constants(type) : Rule.any(Spec.octets(type));
  }

  static TpmRc code(String name) {
    return TpmRc.of((int) Spec.value(name.replaceAll(".*(TPM_RC_\\w+).*", "$1")));
  }

  private static Rule attributes(String type) {
    int octets = Spec.octets(type);
    long all = -1L >>> 64 - 8 * octets;
    long reserved = reservedBits(type, Revision.NEWEST);
    List<Long> bits = new ArrayList<>(List.of(0L, all & ~reserved));
    List<Long> reservedBits = new ArrayList<>(List.of(all));
    for (int place = 0; place < 8 * octets; place++) {
      long bit = 1L << place;
      ((bit & reserved) == 0 ? bits : reservedBits).add(bit);
    }
    // A TPM never reads those that only responses have.
    boolean read = Spec.ATTRIBUTES.get(type).get(0).is("direction", "IN/OUT");
    return read
        ? new Rule(
            octets,
            bits,
            reservedBits,
            (value, limits) ->
                (value & reservedBits(type, limits.revision())) == 0 ? null : TpmRc.RESERVED_BITS,
            bit -> TestLimits.FULL.before(since(type, bit)))
        : Rule.holding(octets, bits, List.of(), value -> true, null);
  }

  /** The bits that are reserved, or not there yet, in a revision. */
  static long reservedBits(String type, Revision revision) {
    return Spec.ATTRIBUTES.get(type).stream()
        .filter(row -> row.is("reserved", "yes") || !revision.isAtLeast(row.since()))
        .mapToLong(row -> Long.parseUnsignedLong(row.get("mask").substring(2), 16))
        .reduce(0, (a, b) -> a | b);
  }

  /** The first revision in which none of these bits is reserved. */
  private static Revision since(String type, long bits) {
    return Stream.of(Revision.values())
        .filter(revision -> (reservedBits(type, revision) & bits) == 0)
        .findFirst()
        .orElseThrow();
  }

  private static Rule constants(String type) {
    int octets = Spec.octets(type);
    Collection<Long> named = Spec.constants(type).values();
    String error = Spec.unmarshalError(type);
    // TPM_CC names a code for the header's command; a command code that is a parameter is judged
    // by the command (TPM_RC_POLICY_CC of Part 3, 23.11), so every number may stand there.
    if (error.isEmpty() || type.equals("TPM_CC")) {
      List<Long> valid = new ArrayList<>(named);
      valid.add(0x7EL);
      return Rule.holding(octets, valid, List.of(), value -> true, null);
    }
    // TPM_ECC_NONE stands only where a "+" is, and no field has one.
    List<Long> valid = named.stream().filter(v -> !type.equals("TPM_ECC_CURVE") || v != 0).toList();
    List<Long> tries = new ArrayList<>(neighbours(valid));
    tries.add(0L);
    tries.add(-1L >>> 64 - 8 * octets);
    TpmRc code = code(error);
    return new Rule(
        octets,
        valid,
        tries,
        (value, limits) ->
            valid.contains(value) && limits.revision().isAtLeast(Spec.since(type, value))
                ? null
                : code,
        value -> TestLimits.FULL.before(Spec.since(type, value)));
  }

  private static List<Long> neighbours(Collection<Long> values) {
    List<Long> result = new ArrayList<>();
    for (long value : values) {
      result.add(value - 1 & 0xFFFFFFFFL);
      result.add(value + 1 & 0xFFFFFFFFL);
    }
    return result;
  }

  private static Rule interfaceType(String type, boolean plus) {
    Table.Row any = Spec.INTERFACE_TYPES.get(type).get(0);
    TpmRc code = code(any.get("rc_on_failure"));
    List<Range> ranges =
        new ArrayList<>(Spec.INTERFACE_TYPES.get(type).stream().map(Range::of).toList());
    BiPredicate<Long, TestLimits> implemented = implemented(type);
    List<Long> nullValue =
        plus && any.is("null_allowed", "+")
            ? List.of(Spec.value(any.get("null_value")))
            : List.of();
    List<Long> valid = new ArrayList<>();
    ranges.forEach(range -> valid.addAll(List.of(range.first, range.last)));
    valid.addAll(nullValue);
    int octets = Spec.octets(type);
    return new Rule(
        octets,
        valid.stream().distinct().toList(),
        tries(octets, valid),
        (value, limits) ->
            nullValue.contains(value)
                    || ranges.stream().anyMatch(range -> range.has(value, limits.revision()))
                        && implemented.test(value, limits)
                ? null
                : code,
        lacking(type, ranges));
  }

  /** The values from {@code first} to {@code last}; often one. */
  private record Range(long first, long last, Revision since) {

    static Range of(Table.Row row) {
      String[] ends = row.get("allowed").split(" : ");
      return new Range(Spec.value(ends[0]), Spec.value(ends[ends.length - 1]), row.since());
    }

    boolean has(long value, Revision revision) {
      return first <= value && value <= last && revision.isAtLeast(since);
    }
  }

  private static BiPredicate<Long, TestLimits> implemented(String type) {
    return switch (Spec.INTERFACE_TYPES.get(type).get(0).get("base_type")) {
      case "TPM_ALG_ID" -> (value, limits) -> limits.implemented(TpmAlg.of(value.intValue()));
      case "TPM_ECC_CURVE" ->
          (value, limits) -> limits.implemented(TpmEccCurve.of(value.intValue()));
      case "TPM_KEY_BITS", "UINT16" -> {
        TpmAlg cipher = TestLimits.cipher(type);
        yield (value, limits) -> limits.implemented(cipher, value.intValue());
      }
      default -> (value, limits) -> true;
    };
  }

  private static LongFunction<TestLimits> lacking(String type, List<Range> ranges) {
    return switch (Spec.INTERFACE_TYPES.get(type).get(0).get("base_type")) {
      case "TPM_ALG_ID" -> value -> TestLimits.FULL.without(TpmAlg.of((int) value));
      case "TPM_ECC_CURVE" -> value -> TestLimits.FULL.without(TpmEccCurve.of((int) value));
      case "TPM_KEY_BITS" -> value -> TestLimits.FULL.without(TestLimits.cipher(type), (int) value);
      case "TPM_HANDLE" -> value -> TestLimits.FULL.before(since(value, ranges));
      case "UINT16" -> value -> TestLimits.FULL.without(TestLimits.cipher(type), (int) value);
      default -> null;
    };
  }

  private static Revision since(long value, List<Range> ranges) {
    return ranges.stream()
        .filter(range -> range.has(value, Revision.NEWEST))
        .map(Range::since)
        .findFirst()
        .orElse(Revision.V159);
  }

  private static List<Long> tries(int octets, List<Long> valid) {
    List<Long> tries = new ArrayList<>(valid);
    tries.addAll(neighbours(valid));
    if (octets == 2) {
      tries.addAll(Spec.constants("TPM_ALG_ID").values());
      tries.add(UNKNOWN_16);
    }
    if (octets == 4) {
      tries.addAll(Spec.constants("TPM_RH").values());
      tries.addAll(Spec.constants("TPM_HC").values());
      tries.addAll(neighbours(Spec.constants("TPM_HC").values()));
    }
    long greatest = -1L >>> 64 - 8 * octets;
    tries.add(greatest);
    return tries.stream().map(value -> value & greatest).distinct().toList();
  }
}
