package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMA_CC (Part 2, 8.9): a command code with the attributes of the command; 4 octets on the wire.
 */
public record TpmaCc(int value) implements Marshallable {
  /** The number of the command. */
  public static final int COMMAND_INDEX_MASK = 0x0000FFFF;

  /** The command may write to NV. */
  public static final int NV = 0x00400000;

  /** The command may flush any number of objects. */
  public static final int EXTENSIVE = 0x00800000;

  /** The command flushes the transient objects among its handles. */
  public static final int FLUSHED = 0x01000000;

  /** How many handles the command has. */
  public static final int HANDLES_MASK = 0x0E000000;

  /** The response has a handle. */
  public static final int R_HANDLE = 0x10000000;

  /** A vendor's own command. */
  public static final int VENDOR = 0x20000000;

  /**
   * {@return the attribute set with these bits, any of the constants added}
   *
   * @param bits any of the constants, added
   */
  public static TpmaCc of(int bits) {
    return new TpmaCc(bits);
  }

  /**
   * Reads 4 octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmaCc read(TpmReader in) {
    return new TpmaCc(in.u32());
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(value);
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
  public TpmaCc with(int bits) {
    return new TpmaCc(value | bits);
  }

  /**
   * {@return this set with these bits CLEAR}
   *
   * @param bits one of the constants, or several added
   */
  public TpmaCc without(int bits) {
    return new TpmaCc(value & ~bits);
  }

  /** {@return how many handles the command has, 0 to 7} */
  public int handles() {
    return (value & HANDLES_MASK) >> 25;
  }
}
