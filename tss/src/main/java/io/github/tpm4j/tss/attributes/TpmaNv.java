package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMA_NV (Part 2, 13.4): what an NV Index may be used for, and its state; 4 octets on the wire.
 */
public record TpmaNv(int value) implements Marshallable {
  /** Written by platform authorisation. */
  public static final int PPWRITE = 0x00000001;

  /** Written by owner authorisation. */
  public static final int OWNERWRITE = 0x00000002;

  /** Written by its password. */
  public static final int AUTHWRITE = 0x00000004;

  /** Written by its policy. */
  public static final int POLICYWRITE = 0x00000008;

  /** Its type: a TPM_NT, four bits to the left. */
  public static final int TYPE_MASK = 0x000000F0;

  /** Removed by its policy only (TPM2_NV_UndefineSpaceSpecial). */
  public static final int POLICY_DELETE = 0x00000400;

  /** Locked against writing at present; the TPM sets it. */
  public static final int WRITELOCKED = 0x00000800;

  /** Written as a whole only. */
  public static final int WRITEALL = 0x00001000;

  /** TPM2_NV_WriteLock locks it for good. */
  public static final int WRITEDEFINE = 0x00002000;

  /** TPM2_NV_WriteLock locks it until the next reset or restart. */
  public static final int WRITE_STCLEAR = 0x00004000;

  /** TPM2_NV_GlobalWriteLock locks it. */
  public static final int GLOBALLOCK = 0x00008000;

  /** Read by platform authorisation. */
  public static final int PPREAD = 0x00010000;

  /** Read by owner authorisation. */
  public static final int OWNERREAD = 0x00020000;

  /** Read by its password. */
  public static final int AUTHREAD = 0x00040000;

  /** Read by its policy. */
  public static final int POLICYREAD = 0x00080000;

  /** Wrong passwords do not count towards the lockout. */
  public static final int NO_DA = 0x02000000;

  /** Kept in RAM; written to NV at an orderly shutdown. */
  public static final int ORDERLY = 0x04000000;

  /** Counts as not written after the next reset or restart. */
  public static final int CLEAR_STCLEAR = 0x08000000;

  /** Locked against reading at present; the TPM sets it. */
  public static final int READLOCKED = 0x10000000;

  /** It was written; the TPM sets it. */
  public static final int WRITTEN = 0x20000000;

  /** Made by the platform, which alone can remove it. */
  public static final int PLATFORMCREATE = 0x40000000;

  /** TPM2_NV_ReadLock locks it until the next reset or restart. */
  public static final int READ_STCLEAR = 0x80000000;

  private static final int RESERVED = 0x01F00300;

  /**
   * {@return the attribute set with these bits, any of the constants added}
   *
   * @param bits any of the constants, added
   */
  public static TpmaNv of(int bits) {
    return new TpmaNv(bits);
  }

  /**
   * Reads 4 octets; a TPM answers TPM_RC_RESERVED_BITS to a reserved bit that is SET.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmaNv read(TpmReader in) {
    int value = in.u32();
    in.check(!hasReserved(value), TpmRc.RESERVED_BITS);
    return new TpmaNv(value);
  }

  static boolean hasReserved(int value) {
    return (value & RESERVED) != 0;
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
  public TpmaNv with(int bits) {
    return new TpmaNv(value | bits);
  }

  /**
   * {@return this set with these bits CLEAR}
   *
   * @param bits one of the constants, or several added
   */
  public TpmaNv without(int bits) {
    return new TpmaNv(value & ~bits);
  }

  /** {@return the type of the Index} */
  public TpmNt type() {
    return TpmNt.of((value & TYPE_MASK) >> 4);
  }

  // Not the compiler's own, which are linked by reflection when first called, at each start.
  @Override
  public boolean equals(Object other) {
    return other instanceof TpmaNv that && that.value == value;
  }

  @Override
  public int hashCode() {
    return value;
  }
}
