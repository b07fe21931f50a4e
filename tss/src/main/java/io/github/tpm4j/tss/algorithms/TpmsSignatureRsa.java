package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_SIGNATURE_RSA (Part 2, 11.3.1): an RSA signature. */
public record TpmsSignatureRsa(TpmAlg hash, Bytes sig) implements TpmuSignature {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsSignatureRsa read(TpmReader in) {
    return new TpmsSignatureRsa(TpmiAlg.HASH.read(in), Tpm2b.PUBLIC_KEY_RSA.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    hash.write(out);
    out.sized(sig);
  }
}
