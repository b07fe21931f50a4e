package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_PCR_INFO_SHORT (Part 2, 8.5): PCR values and localities, as quotes and NV Indices have them.
 *
 * @param pcrSelection which PCR
 * @param localityAtRelease bit n stands for locality n; 1 to 31
 * @param digestAtRelease of the values: 20 bytes, SHA-1
 */
public record TpmPcrInfoShort(
    TpmPcrSelection pcrSelection, int localityAtRelease, Bytes digestAtRelease)
    implements Marshallable {

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmPcrInfoShort read(TpmReader in) {
    return new TpmPcrInfoShort(TpmPcrSelection.read(in), in.u8(), in.digest());
  }

  @Override
  public void write(TpmWriter out) {
    pcrSelection.write(out);
    out.u8(localityAtRelease);
    out.digest(digestAtRelease);
  }
}
