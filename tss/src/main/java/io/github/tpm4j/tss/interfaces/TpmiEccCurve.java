package io.github.tpm4j.tss.interfaces;

import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.TpmReader;

/** TPMI_ECC_CURVE (Part 2, 11.2.5.5): a curve that the TPM implements, else TPM_RC_CURVE. */
public final class TpmiEccCurve {

  private TpmiEccCurve() {}

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmEccCurve read(TpmReader in) {
    TpmEccCurve curve = TpmEccCurve.read(in);
    in.check(curve.isImplemented(in.limits()), TpmRc.CURVE);
    return curve;
  }
}
