package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_PCR_COMPOSITE (Part 2, 8.2): the values of some PCR.
 *
 * @param select which PCR
 * @param pcrValues the values, 20 bytes each, by ascending number
 */
public record TpmPcrComposite(TpmPcrSelection select, Bytes pcrValues) implements Marshallable {

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmPcrComposite read(TpmReader in) {
    return new TpmPcrComposite(TpmPcrSelection.read(in), in.sized());
  }

  @Override
  public void write(TpmWriter out) {
    select.write(out);
    out.sized(pcrValues);
  }

  /**
   * {@return the digest that stands for the values in quotes and sealed data, a TPM_COMPOSITE_HASH:
   * 20 bytes}
   */
  public Bytes digest() {
    return Sha1.of(toBytes());
  }
}
