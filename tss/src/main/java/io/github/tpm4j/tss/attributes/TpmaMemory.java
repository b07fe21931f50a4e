package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMA_MEMORY (Part 2, 8.8): how a TPM shares its memory; 4 octets on the wire. */
public record TpmaMemory(int value) implements Marshallable {
  public static final int SHARED_RAM = 0x00000001;
  public static final int SHARED_NV = 0x00000002;
  public static final int OBJECT_COPIED_TO_RAM = 0x00000004;

  /** {@return the attribute set with these bits, any of the constants added} */
  public static TpmaMemory of(int bits) {
    return new TpmaMemory(bits);
  }

  /** Reads 4 octets. */
  public static TpmaMemory read(TpmReader in) {
    return new TpmaMemory(in.u32());
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(value);
  }

  /** {@return whether all of these bits are SET} */
  public boolean has(int bits) {
    return (value & bits) == bits;
  }

  /** {@return this set with these bits SET too} */
  public TpmaMemory with(int bits) {
    return new TpmaMemory(value | bits);
  }

  /** {@return this set with these bits CLEAR} */
  public TpmaMemory without(int bits) {
    return new TpmaMemory(value & ~bits);
  }
}
