package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.interfaces.TpmiYesNo;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMS_CLOCK_INFO (Part 2, 10.11.1): Clock in milliseconds, and the counts of resets and restarts.
 */
public record TpmsClockInfo(long clock, int resetCount, int restartCount, boolean safe)
    implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsClockInfo read(TpmReader in) {
    return new TpmsClockInfo(in.u64(), in.u32(), in.u32(), TpmiYesNo.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.u64(clock);
    out.u32(resetCount);
    out.u32(restartCount);
    TpmiYesNo.write(out, safe);
  }
}
