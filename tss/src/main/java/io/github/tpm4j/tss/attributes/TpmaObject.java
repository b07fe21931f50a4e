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
  /** It cannot leave this TPM. */
  public static final int FIXED_TPM = 0x00000002;

  /** Its saved contexts are void after the next reset or restart. */
  public static final int ST_CLEAR = 0x00000004;

  /** It cannot get another parent. */
  public static final int FIXED_PARENT = 0x00000010;

  /** The TPM has made its secret, but for the authValue. */
  public static final int SENSITIVE_DATA_ORIGIN = 0x00000020;

  /** Its password authorises use; CLEAR, its policy alone does. */
  public static final int USER_WITH_AUTH = 0x00000040;

  /** Its policy alone authorises certification and a new password. */
  public static final int ADMIN_WITH_POLICY = 0x00000080;

  /** Only the firmware that is running now can use the object; since revision 1.83. */
  public static final int FIRMWARE_LIMITED = 0x00000100;

  /** Only firmware of at least a certain SVN can use the object; since revision 1.83. */
  public static final int SVN_LIMITED = 0x00000200;

  /** Wrong passwords do not count towards the lockout. */
  public static final int NO_DA = 0x00000400;

  /** Duplicated with both wrappers only. */
  public static final int ENCRYPTED_DUPLICATION = 0x00000800;

  /** Signs and decrypts only what the TPM itself has made: attestation keys, storage keys. */
  public static final int RESTRICTED = 0x00010000;

  /** It decrypts or agrees on secrets. */
  public static final int DECRYPT = 0x00020000;

  /** It signs; a symmetric key encrypts. */
  public static final int SIGN = 0x00040000;

  /** It signs certificates of TPM2_CertifyX509 only. */
  public static final int X509SIGN = 0x00080000;

  private static final int RESERVED = 0xFFF0F009;

  /**
   * {@return the attribute set with these bits, any of the constants added}
   *
   * @param bits any of the constants, added
   */
  public static TpmaObject of(int bits) {
    return new TpmaObject(bits);
  }

  /**
   * Reads 4 octets; a TPM answers TPM_RC_RESERVED_BITS to a reserved bit that is SET.
   *
   * @param in stands at the first byte
   * @return what was read
   */
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
  public TpmaObject with(int bits) {
    return new TpmaObject(value | bits);
  }

  /**
   * {@return this set with these bits CLEAR}
   *
   * @param bits one of the constants, or several added
   */
  public TpmaObject without(int bits) {
    return new TpmaObject(value & ~bits);
  }
}
