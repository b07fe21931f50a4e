package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMA_ALGORITHM (Part 2, 8.2): what an algorithm is for; 4 octets on the wire. */
public record TpmaAlgorithm(int value) implements Marshallable {
  /** An asymmetric algorithm with a public and a private part. */
  public static final int ASYMMETRIC = 0x00000001;

  /** A block cipher. */
  public static final int SYMMETRIC = 0x00000002;

  /** A hash. */
  public static final int HASH = 0x00000004;

  /** It can be the type of an object. */
  public static final int OBJECT = 0x00000008;

  /** It signs. */
  public static final int SIGNING = 0x00000100;

  /** It encrypts. */
  public static final int ENCRYPTING = 0x00000200;

  /** A method, such as a KDF or a mode. */
  public static final int METHOD = 0x00000400;

  private static final int RESERVED = 0xFFFFF8F0;

  /**
   * {@return the attribute set with these bits, any of the constants added}
   *
   * @param bits any of the constants, added
   */
  public static TpmaAlgorithm of(int bits) {
    return new TpmaAlgorithm(bits);
  }

  /**
   * Reads 4 octets; a TPM answers TPM_RC_RESERVED_BITS to a reserved bit that is SET.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmaAlgorithm read(TpmReader in) {
    int value = in.u32();
    in.check((value & RESERVED) == 0, TpmRc.RESERVED_BITS);
    return new TpmaAlgorithm(value);
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
  public TpmaAlgorithm with(int bits) {
    return new TpmaAlgorithm(value | bits);
  }

  /**
   * {@return this set with these bits CLEAR}
   *
   * @param bits one of the constants, or several added
   */
  public TpmaAlgorithm without(int bits) {
    return new TpmaAlgorithm(value & ~bits);
  }
}
