package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMA_OBJECT (Part 2, 8.3): what an object may be used for, and how it is authorised; 4 octets on
 * the wire.
 */
public record TpmaObject(int value) implements Marshallable {
  public static final int FIXED_TPM = 0x00000002;
  public static final int ST_CLEAR = 0x00000004;
  public static final int FIXED_PARENT = 0x00000010;
  public static final int SENSITIVE_DATA_ORIGIN = 0x00000020;
  public static final int USER_WITH_AUTH = 0x00000040;
  public static final int ADMIN_WITH_POLICY = 0x00000080;

  /** Only the firmware that is running now can use the object; since revision 1.83. */
  public static final int FIRMWARE_LIMITED = 0x00000100;

  /** Only firmware of at least a certain SVN can use the object; since revision 1.83. */
  public static final int SVN_LIMITED = 0x00000200;

  public static final int NO_DA = 0x00000400;
  public static final int ENCRYPTED_DUPLICATION = 0x00000800;
  public static final int RESTRICTED = 0x00010000;
  public static final int DECRYPT = 0x00020000;
  public static final int SIGN = 0x00040000;
  public static final int X509SIGN = 0x00080000;

  private static final int RESERVED = 0xFFF0F009;

  /** {@return the attribute set with these bits, any of the constants added} */
  public static TpmaObject of(int bits) {
    return new TpmaObject(bits);
  }

  /** Reads 4 octets; a TPM answers TPM_RC_RESERVED_BITS to a reserved bit that is SET. */
  public static TpmaObject read(TpmReader in) {
    int value = in.u32();
    in.check((value & reserved(in.limits().revision())) == 0, TpmRc.RESERVED_BITS);
    return new TpmaObject(value);
  }

  private static int reserved(Revision revision) {
    return revision.isAtLeast(Revision.V183) ? RESERVED : RESERVED | FIRMWARE_LIMITED | SVN_LIMITED;
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
  public TpmaObject with(int bits) {
    return new TpmaObject(value | bits);
  }

  /** {@return this set with these bits CLEAR} */
  public TpmaObject without(int bits) {
    return new TpmaObject(value & ~bits);
  }
}
