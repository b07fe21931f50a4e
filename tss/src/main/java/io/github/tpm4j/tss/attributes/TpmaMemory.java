package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMA_MEMORY (Part 2, 8.8): how a TPM shares its memory; 4 octets on the wire. */
public record TpmaMemory(int value) implements Marshallable {
  /** Objects and sessions share the RAM. */
  public static final int SHARED_RAM = 0x00000001;

  /** NV Indices and persistent objects share the NV memory. */
  public static final int SHARED_NV = 0x00000002;

  /** A persistent object takes a slot while it is used. */
  public static final int OBJECT_COPIED_TO_RAM = 0x00000004;

  /**
   * {@return the attribute set with these bits, any of the constants added}
   *
   * @param bits any of the constants, added
   */
  public static TpmaMemory of(int bits) {
    return new TpmaMemory(bits);
  }

  /**
   * Reads 4 octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmaMemory read(TpmReader in) {
    return new TpmaMemory(in.u32());
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
  public TpmaMemory with(int bits) {
    return new TpmaMemory(value | bits);
  }

  /**
   * {@return this set with these bits CLEAR}
   *
   * @param bits one of the constants, or several added
   */
  public TpmaMemory without(int bits) {
    return new TpmaMemory(value & ~bits);
  }
}
