package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPM2B_DIGEST as an arm of TPMU_PUBLIC_ID (Part 2, 12.2.3.2): the unique field of a keyed hash
 * object or a symmetric key.
 */
public record Tpm2bDigest(Bytes buffer) implements TpmuPublicId {
  /** No bytes, as a template has them. */
  public static final Tpm2bDigest EMPTY = new Tpm2bDigest(Bytes.EMPTY);

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static Tpm2bDigest read(TpmReader in) {
    return new Tpm2bDigest(Tpm2b.DIGEST.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(buffer);
  }
}
