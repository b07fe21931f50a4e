package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMA_MODES (Part 2, 8.10): what a TPM was certified for; 4 octets on the wire. */
public record TpmaModes(int value) implements Marshallable {
  /** The TPM is in its mode of FIPS 140-2. */
  public static final int FIPS_140_2 = 0x00000001;

  /** The TPM is in its mode of FIPS 140-3. */
  public static final int FIPS_140_3 = 0x00000002;

  /** How the TPM indicates services that FIPS 140-3 approves. */
  public static final int FIPS_140_3_INDICATOR_MASK = 0x0000000C;

  /**
   * {@return the attribute set with these bits, any of the constants added}
   *
   * @param bits any of the constants, added
   */
  public static TpmaModes of(int bits) {
    return new TpmaModes(bits);
  }

  /**
   * Reads 4 octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmaModes read(TpmReader in) {
    return new TpmaModes(in.u32());
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
  public TpmaModes with(int bits) {
    return new TpmaModes(value | bits);
  }

  /**
   * {@return this set with these bits CLEAR}
   *
   * @param bits one of the constants, or several added
   */
  public TpmaModes without(int bits) {
    return new TpmaModes(value & ~bits);
  }
}
