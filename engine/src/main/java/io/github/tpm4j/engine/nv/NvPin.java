package io.github.tpm4j.engine.nv;

import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.nv.TpmsNvPinCounterParameters;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;

/** PIN Pass and PIN Fail Indices (Part 1, 37.2.8): the data counts uses of the authValue. */
public final class NvPin {

  private NvPin() {}

  public static boolean isPin(NvIndex index) {
    return index.type().equals(TpmNt.PIN_FAIL) || index.type().equals(TpmNt.PIN_PASS);
  }

  public static boolean isPinPass(NvIndex index) {
    return index.type().equals(TpmNt.PIN_PASS);
  }

  /** Whether uses of the authValue are counted: there is nothing to count in before a write. */
  public static boolean counts(NvIndex index) {
    return isPin(index) && index.isWritten();
  }

  /** Whether the authValue may be used: the Index is written, and pinCount is below pinLimit. */
  public static boolean allowsUse(NvIndex index) {
    if (!index.isWritten()) {
      return false;
    }
    TpmsNvPinCounterParameters pin = read(index);
    return Integer.compareUnsigned(pin.pinCount(), pin.pinLimit()) < 0;
  }

  /** The authValue was right: a PIN Pass Index counts it, a PIN Fail Index starts from 0. */
  public static void succeeded(NvIndex index) {
    TpmsNvPinCounterParameters pin = read(index);
    setCount(index, pin, isPinPass(index) ? pin.pinCount() + 1 : 0);
  }

  /** The authValue was wrong: a PIN Fail Index counts it. */
  public static void failed(NvIndex index) {
    if (!isPinPass(index)) {
      TpmsNvPinCounterParameters pin = read(index);
      setCount(index, pin, pin.pinCount() + 1);
    }
  }

  private static TpmsNvPinCounterParameters read(NvIndex index) {
    return TpmsNvPinCounterParameters.read(new TpmReader(index.data(), Limits.ANY));
  }

  private static void setCount(NvIndex index, TpmsNvPinCounterParameters pin, int count) {
    if (count != pin.pinCount()) {
      index.setData(new TpmsNvPinCounterParameters(count, pin.pinLimit()).marshal());
    }
  }
}
