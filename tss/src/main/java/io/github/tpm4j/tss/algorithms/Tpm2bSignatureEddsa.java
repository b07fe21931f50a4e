package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPM2B_SIGNATURE_EDDSA as an arm of TPMU_SIGNATURE (Part 2 of version 185, 11.3.5): R || S as in
 * RFC 8032.
 */
public record Tpm2bSignatureEddsa(Bytes buffer) implements TpmuSignature {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static Tpm2bSignatureEddsa read(TpmReader in) {
    return new Tpm2bSignatureEddsa(Tpm2b.SIGNATURE_EDDSA.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(buffer);
  }
}
