package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMA_SESSION (Part 2, 8.4): how a session takes part in a command; 1 octet on the wire. */
public record TpmaSession(int value) implements Marshallable {
  /** The session stays after the command. */
  public static final int CONTINUE_SESSION = 0x01;

  /** In a command, that it is refused if others came between; in a response, that none did. */
  public static final int AUDIT_EXCLUSIVE = 0x02;

  /** The audit begins anew with this command. */
  public static final int AUDIT_RESET = 0x04;

  /** The first parameter of the command is encrypted, and the TPM decrypts it. */
  public static final int DECRYPT = 0x20;

  /** The TPM encrypts the first parameter of the response. */
  public static final int ENCRYPT = 0x40;

  /** The session audits. */
  public static final int AUDIT = 0x80;

  private static final int RESERVED = 0x18;

  /**
   * {@return the attribute set with these bits, any of the constants added}
   *
   * @param bits any of the constants, added
   */
  public static TpmaSession of(int bits) {
    return new TpmaSession(bits);
  }

  /**
   * Reads 1 octet; a TPM answers TPM_RC_RESERVED_BITS to a reserved bit that is SET.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmaSession read(TpmReader in) {
    int value = in.u8();
    in.check((value & RESERVED) == 0, TpmRc.RESERVED_BITS);
    return new TpmaSession(value);
  }

  @Override
  public void write(TpmWriter out) {
    out.u8(value);
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
  public TpmaSession with(int bits) {
    return new TpmaSession(value | bits);
  }

  /**
   * {@return this set with these bits CLEAR}
   *
   * @param bits one of the constants, or several added
   */
  public TpmaSession without(int bits) {
    return new TpmaSession(value & ~bits);
  }
}
