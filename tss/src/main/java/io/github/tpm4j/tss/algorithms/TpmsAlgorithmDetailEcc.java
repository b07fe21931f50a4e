package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_ALGORITHM_DETAIL_ECC (Part 2, 11.2.5.7): the numbers of a curve. */
public record TpmsAlgorithmDetailEcc(
    TpmEccCurve curveId,
    int keySize,
    TpmtKdfScheme kdf,
    TpmtEccScheme sign,
    Bytes p,
    Bytes a,
    Bytes b,
    Bytes gX,
    Bytes gY,
    Bytes n,
    Bytes h)
    implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsAlgorithmDetailEcc read(TpmReader in) {
    return new TpmsAlgorithmDetailEcc(
        TpmEccCurve.read(in),
        in.u16(),
        TpmtKdfScheme.readOrNull(in),
        TpmtEccScheme.readOrNull(in),
        Tpm2b.ECC_PARAMETER.read(in),
        Tpm2b.ECC_PARAMETER.read(in),
        Tpm2b.ECC_PARAMETER.read(in),
        Tpm2b.ECC_PARAMETER.read(in),
        Tpm2b.ECC_PARAMETER.read(in),
        Tpm2b.ECC_PARAMETER.read(in),
        Tpm2b.ECC_PARAMETER.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    curveId.write(out);
    out.u16(keySize);
    kdf.write(out);
    sign.write(out);
    out.sized(p);
    out.sized(a);
    out.sized(b);
    out.sized(gX);
    out.sized(gY);
    out.sized(n);
    out.sized(h);
  }
}
