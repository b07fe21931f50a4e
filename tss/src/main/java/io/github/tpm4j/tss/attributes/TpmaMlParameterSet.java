package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMA_ML_PARAMETER_SET (Part 2 of version 185, 8.12): the parameter sets of ML-KEM and ML-DSA that
 * a TPM implements; 4 octets on the wire.
 */
public record TpmaMlParameterSet(int value) implements Marshallable {
  /** The TPM has ML-KEM-512. */
  public static final int ML_KEM_512 = 0x00000001;

  /** The TPM has ML-KEM-768. */
  public static final int ML_KEM_768 = 0x00000002;

  /** The TPM has ML-KEM-1024. */
  public static final int ML_KEM_1024 = 0x00000004;

  /** The TPM has ML-DSA-44. */
  public static final int ML_DSA_44 = 0x00000008;

  /** The TPM has ML-DSA-65. */
  public static final int ML_DSA_65 = 0x00000010;

  /** The TPM has ML-DSA-87. */
  public static final int ML_DSA_87 = 0x00000020;

  /** Keys of ML-DSA may sign a mu that was computed outside of the TPM. */
  public static final int EXT_MU = 0x00000040;

  private static final int RESERVED = 0xFFFFFF80;

  /**
   * {@return the attribute set with these bits, any of the constants added}
   *
   * @param bits any of the constants, added
   */
  public static TpmaMlParameterSet of(int bits) {
    return new TpmaMlParameterSet(bits);
  }

  /**
   * Reads 4 octets; a TPM answers TPM_RC_RESERVED_BITS to a reserved bit that is SET.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmaMlParameterSet read(TpmReader in) {
    int value = in.u32();
    in.check((value & RESERVED) == 0, TpmRc.RESERVED_BITS);
    return new TpmaMlParameterSet(value);
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
  public TpmaMlParameterSet with(int bits) {
    return new TpmaMlParameterSet(value | bits);
  }

  /**
   * {@return this set with these bits CLEAR}
   *
   * @param bits one of the constants, or several added
   */
  public TpmaMlParameterSet without(int bits) {
    return new TpmaMlParameterSet(value & ~bits);
  }
}
