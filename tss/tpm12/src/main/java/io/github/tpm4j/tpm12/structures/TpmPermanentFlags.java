package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * TPM_PERMANENT_FLAGS (Part 2, 7.1): how a TPM stands for good. TPMs of earlier revisions have
 * fewer of them.
 *
 * @param flags in the order of {@link Flag}
 */
public record TpmPermanentFlags(List<Boolean> flags) implements Marshallable {
  private static final int TAG = 0x001F;

  /** The flags, in their order. */
  public enum Flag {
    /** The TPM is disabled: it does little more than it must for the start of the machine. */
    DISABLE,
    /** An owner can be set. */
    OWNERSHIP,
    /** The TPM is deactivated when it starts. */
    DEACTIVATED,
    /** Everybody may read the endorsement key. */
    READ_PUBEK,
    /** The owner cannot clear the TPM. */
    DISABLE_OWNER_CLEAR,
    /** The maker's maintenance is allowed. */
    ALLOW_MAINTENANCE,
    /** How physical presence is shown can never be changed again. */
    PHYSICAL_PRESENCE_LIFETIME_LOCK,
    /** Physical presence is shown by a signal of the machine. */
    PHYSICAL_PRESENCE_HW_ENABLE,
    /** Physical presence is shown by a command. */
    PHYSICAL_PRESENCE_CMD_ENABLE,
    /** The endorsement key was made by TPM_CreateEndorsementKeyPair. */
    CEKP_USED,
    /** The self-test at the start is a full one. */
    TPM_POST,
    /** The flag before this one can never be changed again. */
    TPM_POST_LOCK,
    /** The TPM works as FIPS 140 wants it. */
    FIPS,
    /** There is an operator's secret. */
    OPERATOR,
    /** The endorsement key can be revoked. */
    ENABLE_REVOKE_EK,
    /** The permissions of NV Indices are in force. */
    NV_LOCKED,
    /** Who knows the owner's secret need not be asked for the public storage root key. */
    READ_SRK_PUB,
    /** TPM_HASH_START was seen. */
    TPM_ESTABLISHED,
    /** A maintenance was done. */
    MAINTENANCE_DONE,
    /** The defence against guessing says little of itself. */
    DISABLE_FULL_DA_LOGIC_INFO
  }

  /**
   * With a copy.
   *
   * @param flags in the order of {@link Flag}
   */
  public TpmPermanentFlags {
    flags = List.copyOf(flags);
  }

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end, which is that of the bytes
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmPermanentFlags read(TpmReader in) {
    in.expectU16("TPM_PERMANENT_FLAGS", TAG);
    List<Boolean> flags = new ArrayList<>();
    while (in.remaining() > 0 && flags.size() < Flag.values().length) {
      flags.add(in.bool());
    }
    return new TpmPermanentFlags(flags);
  }

  /**
   * {@return whether a flag is set; false for one that the TPM does not have}
   *
   * @param flag which
   */
  public boolean is(Flag flag) {
    return flag.ordinal() < flags.size() && flags.get(flag.ordinal());
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(TAG);
    flags.forEach(out::bool);
  }
}
