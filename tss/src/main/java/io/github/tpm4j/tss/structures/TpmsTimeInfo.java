package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_TIME_INFO (Part 2, 10.11.6): Time in milliseconds since power-on, and Clock. */
public record TpmsTimeInfo(long time, TpmsClockInfo clockInfo) implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsTimeInfo read(TpmReader in) {
    return new TpmsTimeInfo(in.u64(), TpmsClockInfo.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.u64(time);
    clockInfo.write(out);
  }
}
