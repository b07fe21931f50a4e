package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_SIGNATURE_ECC (Part 2, 11.3.2): a signature of two numbers. */
public record TpmsSignatureEcc(TpmAlg hash, Bytes signatureR, Bytes signatureS)
    implements TpmuSignature {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsSignatureEcc read(TpmReader in) {
    return new TpmsSignatureEcc(
        TpmiAlg.HASH.read(in), Tpm2b.ECC_PARAMETER.read(in), Tpm2b.ECC_PARAMETER.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    hash.write(out);
    out.sized(signatureR);
    out.sized(signatureS);
  }
}
