package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMT_HA as an arm of TPMU_SIGNATURE (Part 2, 11.3.3): an HMAC. */
public record HmacSignature(TpmtHa hmac) implements TpmuSignature {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static HmacSignature read(TpmReader in) {
    return new HmacSignature(TpmtHa.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    hmac.write(out);
  }
}
