package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_PCR_INFO (Part 2, 8.3): the PCR values that a key or sealed data is bound to, in the form of
 * TPM 1.1.
 *
 * @param pcrSelection which PCR; none stands for no binding
 * @param digestAtRelease of the values at use: 20 bytes, SHA-1
 * @param digestAtCreation of the values when it was made: 20 bytes, SHA-1; set by the TPM, zeros in
 *     a request
 */
public record TpmPcrInfo(
    TpmPcrSelection pcrSelection, Bytes digestAtRelease, Bytes digestAtCreation)
    implements Marshallable {

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmPcrInfo read(TpmReader in) {
    return new TpmPcrInfo(TpmPcrSelection.read(in), in.digest(), in.digest());
  }

  @Override
  public void write(TpmWriter out) {
    pcrSelection.write(out);
    out.digest(digestAtRelease);
    out.digest(digestAtCreation);
  }
}
