package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_ECC_CURVE (Part 2, 10.9.11): curves. */
public record TpmlEccCurve(List<TpmEccCurve> eccCurves) implements TpmuCapabilities {

  /**
   * Makes one from its components.
   *
   * @param eccCurves in ascending order; copied
   */
  public TpmlEccCurve {
    eccCurves = List.copyOf(eccCurves);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmlEccCurve read(TpmReader in) {
    return new TpmlEccCurve(in.list(in.limits().of(Limit.MAX_ECC_CURVES), TpmEccCurve::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(eccCurves);
  }
}
