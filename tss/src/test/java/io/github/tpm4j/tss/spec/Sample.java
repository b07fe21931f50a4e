package io.github.tpm4j.tss.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A wire form made from the tables, which every reader must take.
 *
 * @param bytes the octets
 * @param marks its scalar fields, in the order of the octets
 */
record Sample(byte[] bytes, List<Mark> marks) {
  static final Sample EMPTY = new Sample(new byte[0], List.of());

  /**
   * A scalar field of a wire form.
   *
   * @param path the names of the fields that lead to it
   * @param offset of its first octet
   * @param rule what may stand there
   */
  record Mark(String path, int offset, Rule rule) {}

  static Sample opaque(byte[] bytes) {
    return new Sample(bytes, List.of());
  }

  static Sample scalar(Rule rule, long value) {
    byte[] bytes = new byte[rule.octets()];
    put(bytes, 0, rule.octets(), value);
    return new Sample(bytes, List.of(new Mark("", 0, rule)));
  }

  static Sample join(List<Sample> parts) {
    byte[] bytes = new byte[parts.stream().mapToInt(part -> part.bytes.length).sum()];
    List<Mark> marks = new ArrayList<>();
    int offset = 0;
    for (Sample part : parts) {
      System.arraycopy(part.bytes, 0, bytes, offset, part.bytes.length);
      for (Mark mark : part.marks) {
        marks.add(new Mark(mark.path, mark.offset + offset, mark.rule));
      }
      offset += part.bytes.length;
    }
    return new Sample(bytes, marks);
  }

  /** This sample as the field {@code name} of a structure. */
  Sample in(String name) {
    return new Sample(
        bytes, marks.stream().map(m -> new Mark(path(name, m), m.offset, m.rule)).toList());
  }

  private static String path(String name, Mark mark) {
    return mark.path.isEmpty() ? name : name + "." + mark.path;
  }

  /** This sample with other rules. */
  Sample withRules(UnaryOperator<Rule> change) {
    return new Sample(
        bytes, marks.stream().map(m -> new Mark(m.path, m.offset, change.apply(m.rule))).toList());
  }

  long value(Mark mark) {
    return value(bytes, mark);
  }

  static long value(byte[] bytes, Mark mark) {
    long value = 0;
    for (int i = 0; i < mark.rule.octets(); i++) {
      value = value << 8 | bytes[mark.offset + i] & 0xFF;
    }
    return value;
  }

  /** The octets with another value in a field. */
  byte[] with(Mark mark, long value) {
    byte[] changed = bytes.clone();
    put(changed, mark.offset, mark.rule.octets(), value);
    return changed;
  }

  /** The first {@code length} octets. */
  byte[] cut(int length) {
    return Arrays.copyOf(bytes, length);
  }

  private static void put(byte[] bytes, int offset, int octets, long value) {
    for (int i = 0; i < octets; i++) {
      bytes[offset + i] = (byte) (value >> 8 * (octets - 1 - i));
    }
  }
}
