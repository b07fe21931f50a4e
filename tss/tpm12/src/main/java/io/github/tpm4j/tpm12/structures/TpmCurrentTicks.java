package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_CURRENT_TICKS (Part 2, 15.1): the time since the TPM's start.
 *
 * @param currentTicks how many ticks have gone by
 * @param tickRateMicros how long one takes, in microseconds
 * @param tickNonce another one for each start: 20 bytes
 */
public record TpmCurrentTicks(long currentTicks, int tickRateMicros, Bytes tickNonce)
    implements Marshallable {
  private static final int TAG = 0x0014;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmCurrentTicks read(TpmReader in) {
    in.expectU16("TPM_CURRENT_TICKS", TAG);
    return new TpmCurrentTicks(in.u64(), in.u16(), in.digest());
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(TAG).u64(currentTicks).u16(tickRateMicros).digest(tickNonce);
  }
}
