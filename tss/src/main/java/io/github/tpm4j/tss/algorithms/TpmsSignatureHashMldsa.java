package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMS_SIGNATURE_HASH_MLDSA (Part 2 of version 185, 11.2.7.2): a signature of HashML-DSA.
 *
 * @param hash the hash of the message that was signed
 */
public record TpmsSignatureHashMldsa(TpmAlg hash, Bytes signature) implements TpmuSignature {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsSignatureHashMldsa read(TpmReader in) {
    return new TpmsSignatureHashMldsa(TpmiAlg.HASH.read(in), Tpm2b.SIGNATURE_MLDSA.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    hash.write(out);
    out.sized(signature);
  }
}
