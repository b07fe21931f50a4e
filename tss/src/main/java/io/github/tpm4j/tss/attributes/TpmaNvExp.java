package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMA_NV_EXP (Part 2 of revision 1.83, 13.5): the attributes of an Index in external NV: those of
 * {@link TpmaNv} in the lower half, and how the memory outside of the TPM is protected; 8 octets on
 * the wire.
 */
public record TpmaNvExp(long value) implements Marshallable {
  /** Its data are encrypted in external memory. */
  public static final long EXTERNAL_NV_ENCRYPTION = 0x0000000100000000L;

  /** Changes of its data in external memory are noticed. */
  public static final long EXTERNAL_NV_INTEGRITY = 0x0000000200000000L;

  /** Older data in external memory are noticed. */
  public static final long EXTERNAL_NV_ANTIROLLBACK = 0x0000000400000000L;

  private static final long RESERVED = 0xFFFFFFF800000000L;
  private static final long LOWER_HALF = 0xFFFFFFFFL;

  /**
   * {@return the attribute set with these bits, any of the constants added}
   *
   * @param bits any of the constants, added
   */
  public static TpmaNvExp of(long bits) {
    return new TpmaNvExp(bits);
  }

  /**
   * {@return the attribute set with {@code nv} in its lower half}
   *
   * @param nv the attributes that both kinds have
   */
  public static TpmaNvExp of(TpmaNv nv) {
    return new TpmaNvExp(nv.value() & LOWER_HALF);
  }

  /**
   * Reads 8 octets; a TPM answers TPM_RC_RESERVED_BITS to a reserved bit that is SET.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmaNvExp read(TpmReader in) {
    long value = in.u64();
    boolean reserved = (value & RESERVED) != 0 || TpmaNv.hasReserved((int) value);
    in.check(!reserved, TpmRc.RESERVED_BITS);
    return new TpmaNvExp(value);
  }

  @Override
  public void write(TpmWriter out) {
    out.u64(value);
  }

  /** {@return the lower half} */
  public TpmaNv nv() {
    return TpmaNv.of((int) value);
  }

  /**
   * {@return this set with another lower half}
   *
   * @param nv the attributes that both kinds have
   */
  public TpmaNvExp withNv(TpmaNv nv) {
    return new TpmaNvExp(value & ~LOWER_HALF | nv.value() & LOWER_HALF);
  }

  /** {@return the upper half in place: what only an Index in external NV can have} */
  public long expanded() {
    return value & ~LOWER_HALF;
  }

  /**
   * {@return whether all of these bits are SET}
   *
   * @param bits one of the constants, or several added
   */
  public boolean has(long bits) {
    return (value & bits) == bits;
  }

  /**
   * {@return this set with these bits SET too}
   *
   * @param bits one of the constants, or several added
   */
  public TpmaNvExp with(long bits) {
    return new TpmaNvExp(value | bits);
  }

  /**
   * {@return this set with these bits CLEAR}
   *
   * @param bits one of the constants, or several added
   */
  public TpmaNvExp without(long bits) {
    return new TpmaNvExp(value & ~bits);
  }
}
