package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMA_STARTUP_CLEAR (Part 2, 8.7): state that a Startup sets anew; 4 octets on the wire. */
public record TpmaStartupClear(int value) implements Marshallable {
  /** The platform hierarchy is on. */
  public static final int PH_ENABLE = 0x00000001;

  /** The owner hierarchy is on. */
  public static final int SH_ENABLE = 0x00000002;

  /** The endorsement hierarchy is on. */
  public static final int EH_ENABLE = 0x00000004;

  /** NV Indices of the platform can be used. */
  public static final int PH_ENABLE_NV = 0x00000008;

  /** The TPM refuses commands that change its state; since version 184. */
  public static final int READ_ONLY = 0x00000010;

  /** The TPM was shut down in order. */
  public static final int ORDERLY = 0x80000000;

  /**
   * {@return the attribute set with these bits, any of the constants added}
   *
   * @param bits any of the constants, added
   */
  public static TpmaStartupClear of(int bits) {
    return new TpmaStartupClear(bits);
  }

  /**
   * Reads 4 octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmaStartupClear read(TpmReader in) {
    return new TpmaStartupClear(in.u32());
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
  public TpmaStartupClear with(int bits) {
    return new TpmaStartupClear(value | bits);
  }

  /**
   * {@return this set with these bits CLEAR}
   *
   * @param bits one of the constants, or several added
   */
  public TpmaStartupClear without(int bits) {
    return new TpmaStartupClear(value & ~bits);
  }
}
