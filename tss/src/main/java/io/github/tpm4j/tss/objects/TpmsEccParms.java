package io.github.tpm4j.tss.objects;

import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.interfaces.TpmiEccCurve;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_ECC_PARMS (Part 2, 12.2.3.6): the parameters of an elliptic-curve key. */
public record TpmsEccParms(
    TpmtSymDefObject symmetric, TpmtEccScheme scheme, TpmEccCurve curveId, TpmtKdfScheme kdf)
    implements TpmuPublicParms {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsEccParms read(TpmReader in) {
    return new TpmsEccParms(
        TpmtSymDefObject.readOrNull(in),
        TpmtEccScheme.readOrNull(in),
        TpmiEccCurve.read(in),
        TpmtKdfScheme.readOrNull(in));
  }

  @Override
  public void write(TpmWriter out) {
    symmetric.write(out);
    scheme.write(out);
    curveId.write(out);
    kdf.write(out);
  }
}
