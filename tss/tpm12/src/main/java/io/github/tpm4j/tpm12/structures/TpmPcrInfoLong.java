package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_PCR_INFO_LONG (Part 2, 8.4): the PCR values and localities that a key or sealed data is bound
 * to.
 *
 * @param localityAtCreation bit n stands for locality n; set by the TPM, 1 in a request
 * @param localityAtRelease bit n allows use from locality n; 1 to 31
 * @param creationPcrSelection whose values the TPM records
 * @param releasePcrSelection which PCR bind it
 * @param digestAtCreation of the recorded values: 20 bytes, SHA-1; set by the TPM, zeros in a
 *     request
 * @param digestAtRelease of the values at use: 20 bytes, SHA-1
 */
public record TpmPcrInfoLong(
    int localityAtCreation,
    int localityAtRelease,
    TpmPcrSelection creationPcrSelection,
    TpmPcrSelection releasePcrSelection,
    Bytes digestAtCreation,
    Bytes digestAtRelease)
    implements Marshallable {
  private static final int TAG = 0x0006;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmPcrInfoLong read(TpmReader in) {
    in.expectU16("TPM_PCR_INFO_LONG", TAG);
    return new TpmPcrInfoLong(
        in.u8(),
        in.u8(),
        TpmPcrSelection.read(in),
        TpmPcrSelection.read(in),
        in.digest(),
        in.digest());
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(TAG);
    out.u8(localityAtCreation);
    out.u8(localityAtRelease);
    creationPcrSelection.write(out);
    releasePcrSelection.write(out);
    out.digest(digestAtCreation);
    out.digest(digestAtRelease);
  }
}
