package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_ECC_POINT (Part 2, 11.2.5.2): a point of a curve in affine coordinates. */
public record TpmsEccPoint(Bytes x, Bytes y) implements TpmuPublicId {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsEccPoint read(TpmReader in) {
    return new TpmsEccPoint(Tpm2b.ECC_PARAMETER.read(in), Tpm2b.ECC_PARAMETER.read(in));
  }

  /**
   * Reads a TPM2B_ECC_POINT.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmsEccPoint readSized(TpmReader in) {
    return in.sized(TpmsEccPoint::read);
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(x);
    out.sized(y);
  }
}
