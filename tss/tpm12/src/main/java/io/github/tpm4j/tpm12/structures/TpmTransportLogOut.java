package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_TRANSPORT_LOG_OUT (Part 2, 13.4): what the log of a transport session says of a response.
 *
 * @param currentTicks when it was made
 * @param parameters SHA-1 of its code, the ordinal and the parameters
 * @param locality that the command came from: 0 to 4
 */
public record TpmTransportLogOut(TpmCurrentTicks currentTicks, Bytes parameters, int locality)
    implements Marshallable {
  private static final int TAG = 0x0011;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmTransportLogOut read(TpmReader in) {
    in.expectU16("TPM_TRANSPORT_LOG_OUT", TAG);
    return new TpmTransportLogOut(TpmCurrentTicks.read(in), in.digest(), in.u32());
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(TAG);
    currentTicks.write(out);
    out.digest(parameters).u32(locality);
  }
}
