package io.github.tpm4j.tss.nv;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_NV_PIN_COUNTER_PARAMETERS (Part 2, 13.3): the content of a PIN Index. */
public record TpmsNvPinCounterParameters(int pinCount, int pinLimit) implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsNvPinCounterParameters read(TpmReader in) {
    return new TpmsNvPinCounterParameters(in.u32(), in.u32());
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(pinCount);
    out.u32(pinLimit);
  }
}
