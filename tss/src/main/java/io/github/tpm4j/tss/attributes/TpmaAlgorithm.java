package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMA_ALGORITHM (Part 2, 8.2): what an algorithm is for; 4 octets on the wire. */
public record TpmaAlgorithm(int value) implements Marshallable {
  public static final int ASYMMETRIC = 0x00000001;
  public static final int SYMMETRIC = 0x00000002;
  public static final int HASH = 0x00000004;
  public static final int OBJECT = 0x00000008;
  public static final int SIGNING = 0x00000100;
  public static final int ENCRYPTING = 0x00000200;
  public static final int METHOD = 0x00000400;

  private static final int RESERVED = 0xFFFFF8F0;

  /** {@return the attribute set with these bits, any of the constants added} */
  public static TpmaAlgorithm of(int bits) {
    return new TpmaAlgorithm(bits);
  }

  /** Reads 4 octets; a TPM answers TPM_RC_RESERVED_BITS to a reserved bit that is SET. */
  public static TpmaAlgorithm read(TpmReader in) {
    int value = in.u32();
    in.check((value & RESERVED) == 0, TpmRc.RESERVED_BITS);
    return new TpmaAlgorithm(value);
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
  public TpmaAlgorithm with(int bits) {
    return new TpmaAlgorithm(value | bits);
  }

  /** {@return this set with these bits CLEAR} */
  public TpmaAlgorithm without(int bits) {
    return new TpmaAlgorithm(value & ~bits);
  }
}
