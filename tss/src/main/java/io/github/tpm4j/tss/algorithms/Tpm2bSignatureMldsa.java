package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPM2B_SIGNATURE_MLDSA as an arm of TPMU_SIGNATURE (Part 2 of version 185, 11.3.5): a signature of
 * pure ML-DSA as FIPS 204 encodes it.
 */
public record Tpm2bSignatureMldsa(Bytes buffer) implements TpmuSignature {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static Tpm2bSignatureMldsa read(TpmReader in) {
    return new Tpm2bSignatureMldsa(Tpm2b.SIGNATURE_MLDSA.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(buffer);
  }
}
