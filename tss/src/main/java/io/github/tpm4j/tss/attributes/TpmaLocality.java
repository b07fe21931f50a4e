package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMA_LOCALITY (Part 2, 8.5): a set of localities, or one extended locality; 1 octet on the wire.
 */
public record TpmaLocality(int value) implements Marshallable {
  /** Locality 0, of ordinary software. */
  public static final int ZERO = 0x01;

  /** Locality 1. */
  public static final int ONE = 0x02;

  /** Locality 2. */
  public static final int TWO = 0x04;

  /** Locality 3. */
  public static final int THREE = 0x08;

  /** Locality 4, of the hardware that begins a dynamic measurement. */
  public static final int FOUR = 0x10;

  /** If one of these is SET the byte is the number of a locality, 32 to 255, and no set. */
  public static final int EXTENDED_MASK = 0xE0;

  /**
   * {@return the attribute set with these bits, any of the constants added}
   *
   * @param bits any of the constants, added
   */
  public static TpmaLocality of(int bits) {
    return new TpmaLocality(bits);
  }

  /**
   * Reads 1 octet.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmaLocality read(TpmReader in) {
    return new TpmaLocality(in.u8());
  }

  @Override
  public void write(TpmWriter out) {
    out.u8(value);
  }

  /**
   * {@return whether all of these bits are SET}
   *
   * @param bits one of the constants, or several added
   */
  public boolean has(int bits) {
    return (value & bits) == bits;
  }

  /**
   * {@return this set with these bits SET too}
   *
   * @param bits one of the constants, or several added
   */
  public TpmaLocality with(int bits) {
    return new TpmaLocality(value | bits);
  }

  /**
   * {@return this set with these bits CLEAR}
   *
   * @param bits one of the constants, or several added
   */
  public TpmaLocality without(int bits) {
    return new TpmaLocality(value & ~bits);
  }
}
