package io.github.tpm4j.tss.attributes;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMA_ACT (Part 2, 8.12): the state of an Authenticated Countdown Timer; 4 octets on the wire. */
public record TpmaAct(int value) implements Marshallable {
  /** The timer has come to its end and signals. */
  public static final int SIGNALED = 0x00000001;

  /** The signal goes on over TPM Resume. */
  public static final int PRESERVE_SIGNALED = 0x00000002;

  private static final int RESERVED = 0xFFFFFFFC;

  /**
   * {@return the attribute set with these bits, any of the constants added}
   *
   * @param bits any of the constants, added
   */
  public static TpmaAct of(int bits) {
    return new TpmaAct(bits);
  }

  /**
   * Reads 4 octets; a TPM answers TPM_RC_RESERVED_BITS to a reserved bit that is SET.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmaAct read(TpmReader in) {
    int value = in.u32();
    in.check((value & RESERVED) == 0, TpmRc.RESERVED_BITS);
    return new TpmaAct(value);
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
  public TpmaAct with(int bits) {
    return new TpmaAct(value | bits);
  }

  /**
   * {@return this set with these bits CLEAR}
   *
   * @param bits one of the constants, or several added
   */
  public TpmaAct without(int bits) {
    return new TpmaAct(value & ~bits);
  }
}
