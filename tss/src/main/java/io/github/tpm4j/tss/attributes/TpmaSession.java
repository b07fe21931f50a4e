package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMA_SESSION (Part 2, 8.4): how a session takes part in a command; 1 octet on the wire. */
public record TpmaSession(int value) implements Marshallable {
  public static final int CONTINUE_SESSION = 0x01;
  public static final int AUDIT_EXCLUSIVE = 0x02;
  public static final int AUDIT_RESET = 0x04;
  public static final int DECRYPT = 0x20;
  public static final int ENCRYPT = 0x40;
  public static final int AUDIT = 0x80;

  private static final int RESERVED = 0x18;

  /** {@return the attribute set with these bits, any of the constants added} */
  public static TpmaSession of(int bits) {
    return new TpmaSession(bits);
  }

  /** Reads 1 octet; a TPM answers TPM_RC_RESERVED_BITS to a reserved bit that is SET. */
  public static TpmaSession read(TpmReader in) {
    int value = in.u8();
    in.check((value & RESERVED) == 0, TpmRc.RESERVED_BITS);
    return new TpmaSession(value);
  }

  @Override
  public void write(TpmWriter out) {
    out.u8(value);
  }

  /** {@return whether all of these bits are SET} */
  public boolean has(int bits) {
    return (value & bits) == bits;
  }

  /** {@return this set with these bits SET too} */
  public TpmaSession with(int bits) {
    return new TpmaSession(value | bits);
  }

  /** {@return this set with these bits CLEAR} */
  public TpmaSession without(int bits) {
    return new TpmaSession(value & ~bits);
  }
}
