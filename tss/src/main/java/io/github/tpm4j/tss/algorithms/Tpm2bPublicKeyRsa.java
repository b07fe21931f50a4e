package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPM2B_PUBLIC_KEY_RSA as an arm of TPMU_PUBLIC_ID (Part 2, 12.2.3.2): the modulus of an RSA key.
 */
public record Tpm2bPublicKeyRsa(Bytes buffer) implements TpmuPublicId {
  /** No bytes, as a template has them. */
  public static final Tpm2bPublicKeyRsa EMPTY = new Tpm2bPublicKeyRsa(Bytes.EMPTY);

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static Tpm2bPublicKeyRsa read(TpmReader in) {
    return new Tpm2bPublicKeyRsa(Tpm2b.PUBLIC_KEY_RSA.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(buffer);
  }
}
