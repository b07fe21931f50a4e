package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMA_PERMANENT (Part 2, 8.6): state that lasts over a Startup; 4 octets on the wire. */
public record TpmaPermanent(int value) implements Marshallable {
  /** The owner hierarchy has a password. */
  public static final int OWNER_AUTH_SET = 0x00000001;

  /** The endorsement hierarchy has a password. */
  public static final int ENDORSEMENT_AUTH_SET = 0x00000002;

  /** TPM_RH_LOCKOUT has a password. */
  public static final int LOCKOUT_AUTH_SET = 0x00000004;

  /** TPM2_Clear is forbidden. */
  public static final int DISABLE_CLEAR = 0x00000100;

  /** Too many wrong passwords: what counts them cannot be used at present. */
  public static final int IN_LOCKOUT = 0x00000200;

  /** The TPM has made its endorsement seed; CLEAR, its maker has. */
  public static final int TPM_GENERATED_EPS = 0x00000400;

  /**
   * {@return the attribute set with these bits, any of the constants added}
   *
   * @param bits any of the constants, added
   */
  public static TpmaPermanent of(int bits) {
    return new TpmaPermanent(bits);
  }

  /**
   * Reads 4 octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmaPermanent read(TpmReader in) {
    return new TpmaPermanent(in.u32());
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
  public TpmaPermanent with(int bits) {
    return new TpmaPermanent(value | bits);
  }

  /**
   * {@return this set with these bits CLEAR}
   *
   * @param bits one of the constants, or several added
   */
  public TpmaPermanent without(int bits) {
    return new TpmaPermanent(value & ~bits);
  }
}
