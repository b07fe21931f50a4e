package io.github.tpm4j.tss.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Holds a reader against a sample: what it must take, and what it must refuse with which code. */
final class Oracle {
  private final String name;
  private final WireTypes.Copier copier;
  private final Set<Tried> tried = new HashSet<>();

  /** A value in a field; samples differ in few fields, so most come up again and again. */
  private record Tried(String path, Rule rule, long value, boolean lacking) {}

  Oracle(String name, WireTypes.Copier copier) {
    this.name = name;
    this.copier = copier;
  }

  /** A wire form that a TPM must refuse. */
  record Refusal(byte[] bytes, TestLimits limits, TpmRc code, Sample.Mark mark) {}

  /** The reader takes the whole sample and writes the same octets. */
  void copies(Sample sample, Limits limits) {
    TpmReader in = new TpmReader(sample.bytes(), limits);
    byte[] copy = copier.copy(in);
    assertEquals(0, in.remaining(), () -> describe("octets left over", sample.bytes()));
    assertArrayEquals(sample.bytes(), copy, () -> describe("written differently", sample.bytes()));
  }

  /**
   * A TPM of an older revision takes the sample if the tables did then, and else refuses the first
   * field that they did not have, with the code that they name.
   */
  void judges(Sample sample, TestLimits limits) {
    for (Sample.Mark mark : sample.marks()) {
      TpmRc code = mark.rule().judge(sample.value(mark), limits);
      if (code != null) {
        refuse(new Refusal(sample.bytes(), limits, code, mark));
        return;
      }
    }
    copies(sample, limits);
  }

  /** Every field refuses what the tables do not allow, with the code that they name. */
  void refusesWrongValues(Sample sample, TestLimits limits) {
    for (Sample.Mark mark : sample.marks()) {
      Rule rule = mark.rule();
      rule.tries().forEach(value -> tryOut(sample, mark, value, limits, false));
      if (rule.lacking() != null) {
        rule.valid()
            .forEach(v -> tryOut(sample, mark, v, limits.and(rule.lacking().apply(v)), true));
      }
    }
  }

  private void tryOut(
      Sample sample, Sample.Mark mark, long value, TestLimits limits, boolean lacking) {
    Tried once = new Tried(mark.path(), mark.rule(), value, lacking);
    if (tried.contains(once)) {
      return;
    }
    Refusal refusal = refusal(sample, mark, value, limits);
    // Where a field before this one is refused already, another sample must show this one.
    if (refusal == null || refusal.mark() == mark) {
      tried.add(once);
    }
    refuse(refusal);
  }

  /** The first field, in wire order, that may not stand so; null if none. */
  static Refusal refusal(Sample sample, Sample.Mark changed, long value, TestLimits limits) {
    byte[] bytes = sample.with(changed, value);
    for (Sample.Mark mark : sample.marks()) {
      TpmRc code = mark.rule().judge(Sample.value(bytes, mark), limits);
      if (code != null) {
        return new Refusal(bytes, limits, code, mark);
      }
      if (mark == changed) {
        return null;
      }
    }
    return null;
  }

  private void refuse(Refusal refusal) {
    if (refusal != null) {
      assertEquals(
          refusal.code(),
          codeOf(refusal.bytes(), refusal.limits()),
          () -> describe("wrong code for " + refusal.mark().path(), refusal.bytes()));
    }
  }

  /** Every way to cut the end off gives TPM_RC_INSUFFICIENT. */
  void refusesTruncated(Sample sample, Limits limits) {
    for (int length = 0; length < sample.bytes().length; length++) {
      byte[] cut = sample.cut(length);
      assertEquals(TpmRc.INSUFFICIENT, codeOf(cut, limits), () -> describe("cut off", cut));
    }
  }

  private TpmRc codeOf(byte[] bytes, Limits limits) {
    TpmReader in = new TpmReader(bytes, limits);
    return TpmRc.of(
        assertThrows(
            WireException.class, () -> copier.copy(in), () -> describe("was taken", bytes)));
  }

  private String describe(String what, byte[] bytes) {
    return name + ": " + what + ": " + HexFormat.of().formatHex(bytes);
  }
}
