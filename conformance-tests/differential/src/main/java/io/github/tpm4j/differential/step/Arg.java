package io.github.tpm4j.differential.step;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A handle, a parameter or a part of one; its octets may differ between the two TPMs. */
public interface Arg {

  /** The octets for one TPM. */
  byte[] bytes(Symbols symbols);

  /** No octets. */
  Arg NOTHING = fixed(new byte[0]);

  /** The same octets for both. */
  static Arg fixed(byte[] octets) {
    return new Fixed(Bytes.of(octets));
  }

  /** A structure, the same for both. */
  static Arg of(Marshallable structure) {
    return fixed(structure.marshal());
  }

  /** A permanent handle, a PCR or an NV Index. */
  static Arg handle(int handle) {
    return fixed(TpmHandle.of(handle).marshal());
  }

  static Arg u8(int value) {
    return written(out -> out.u8(value));
  }

  static Arg u16(int value) {
    return written(out -> out.u16(value));
  }

  static Arg u32(int value) {
    return written(out -> out.u32(value));
  }

  static Arg u64(long value) {
    return written(out -> out.u64(value));
  }

  private static Arg written(Consumer<TpmWriter> content) {
    TpmWriter out = new TpmWriter();
    content.accept(out);
    return fixed(out.toByteArray());
  }

  /** A TPM2B of these octets. */
  static Arg sized(byte... octets) {
    return sized(fixed(octets));
  }

  /** A TPM2B of what {@code content} stands for. */
  static Arg sized(Arg content) {
    return computed(
        "2B " + content,
        symbols -> {
          byte[] octets = content.bytes(symbols);
          return new TpmWriter().u16(octets.length & 0xFFFF).array(octets).toByteArray();
        });
  }

  /** One after the other. */
  static Arg joined(Arg... parts) {
    return computed(
        Arrays.stream(parts).map(Object::toString).collect(Collectors.joining(" ")),
        symbols -> {
          TpmWriter out = new TpmWriter();
          List.of(parts).forEach(part -> out.array(part.bytes(symbols)));
          return out.toByteArray();
        });
  }

  /** The Name of the entity that a handle stands for. */
  static Arg nameOf(Arg handle) {
    return computed(
        "name(" + handle + ")", symbols -> symbols.name(Octets.intAt(handle.bytes(symbols), 0)));
  }

  /** The nonceTPM of the session that a step opened. */
  static Arg nonceTpm(int step) {
    return computed("nonceTPM(#" + step + ")", symbols -> symbols.nonceTpm(step));
  }

  /** What an earlier step produced; {@code fallback} if it produced nothing. */
  static Arg product(int step, String item, byte... fallback) {
    return computed(
        "#" + step + "." + item,
        symbols -> {
          byte[] octets = symbols.product(step, item);
          return octets == null ? fallback : octets;
        });
  }

  /** Anything that can be told from what the symbols stand for. */
  static Arg computed(String text, Function<Symbols, byte[]> octets) {
    return new Arg() {
      @Override
      public byte[] bytes(Symbols symbols) {
        return octets.apply(symbols);
      }

      @Override
      public String toString() {
        return text;
      }
    };
  }

  /** An argument with a fault. */
  record Faulty(Change change, Arg arg) implements Arg {
    @Override
    public byte[] bytes(Symbols symbols) {
      return change.apply(arg.bytes(symbols));
    }

    @Override
    public String toString() {
      return String.format("[%s@%d %x](%s)", change.kind(), change.place(), change.value(), arg);
    }
  }

  /** Octets that are the same for both. */
  record Fixed(Bytes octets) implements Arg {
    @Override
    public byte[] bytes(Symbols symbols) {
      return octets.toByteArray();
    }

    @Override
    public String toString() {
      return octets.isEmpty() ? "-" : octets.toHex();
    }
  }
}
