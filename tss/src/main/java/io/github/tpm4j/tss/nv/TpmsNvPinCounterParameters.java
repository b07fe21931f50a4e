package io.github.tpm4j.tss.nv;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_NV_PIN_COUNTER_PARAMETERS (Part 2, 13.3): the content of a PIN Index. */
public record TpmsNvPinCounterParameters(int pinCount, int pinLimit) implements Marshallable {

  public static TpmsNvPinCounterParameters read(TpmReader in) {
    return new TpmsNvPinCounterParameters(in.u32(), in.u32());
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(pinCount);
    out.u32(pinLimit);
  }
}
