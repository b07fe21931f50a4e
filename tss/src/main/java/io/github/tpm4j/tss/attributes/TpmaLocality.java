package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMA_LOCALITY (Part 2, 8.5): a set of localities, or one extended locality; 1 octet on the wire.
 */
public record TpmaLocality(int value) implements Marshallable {
  public static final int ZERO = 0x01;
  public static final int ONE = 0x02;
  public static final int TWO = 0x04;
  public static final int THREE = 0x08;
  public static final int FOUR = 0x10;
  public static final int EXTENDED_MASK = 0xE0;

  /** {@return the attribute set with these bits, any of the constants added} */
  public static TpmaLocality of(int bits) {
    return new TpmaLocality(bits);
  }

  /** Reads 1 octet. */
  public static TpmaLocality read(TpmReader in) {
    return new TpmaLocality(in.u8());
  }

  @Override
  public void write(TpmWriter out) {
    out.u8(value);
  }

  /** {@return whether all of these bits are SET} */
  public boolean has(int bits) {
    return (value & bits) == bits;
  }

  /** {@return this set with these bits SET too} */
  public TpmaLocality with(int bits) {
    return new TpmaLocality(value | bits);
  }

  /** {@return this set with these bits CLEAR} */
  public TpmaLocality without(int bits) {
    return new TpmaLocality(value & ~bits);
  }
}
