package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMA_MODES (Part 2, 8.10): what a TPM was certified for; 4 octets on the wire. */
public record TpmaModes(int value) implements Marshallable {
  public static final int FIPS_140_2 = 0x00000001;
  public static final int FIPS_140_3 = 0x00000002;
  public static final int FIPS_140_3_INDICATOR_MASK = 0x0000000C;

  /** {@return the attribute set with these bits, any of the constants added} */
  public static TpmaModes of(int bits) {
    return new TpmaModes(bits);
  }

  /** Reads 4 octets. */
  public static TpmaModes read(TpmReader in) {
    return new TpmaModes(in.u32());
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
  public TpmaModes with(int bits) {
    return new TpmaModes(value | bits);
  }

  /** {@return this set with these bits CLEAR} */
  public TpmaModes without(int bits) {
    return new TpmaModes(value & ~bits);
  }
}
