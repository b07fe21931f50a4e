package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPM2B_PUBLIC_KEY_MLDSA as an arm of TPMU_PUBLIC_ID (Part 2 of version 185, 12.2.3.2): a public
 * key of ML-DSA or HashML-DSA as FIPS 204 encodes it.
 */
public record Tpm2bPublicKeyMldsa(Bytes buffer) implements TpmuPublicId {
  /** No bytes, as a template has them. */
  public static final Tpm2bPublicKeyMldsa EMPTY = new Tpm2bPublicKeyMldsa(Bytes.EMPTY);

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static Tpm2bPublicKeyMldsa read(TpmReader in) {
    return new Tpm2bPublicKeyMldsa(Tpm2b.PUBLIC_KEY_MLDSA.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(buffer);
  }
}
