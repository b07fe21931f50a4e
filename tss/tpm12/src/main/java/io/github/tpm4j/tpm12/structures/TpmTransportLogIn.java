package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_TRANSPORT_LOG_IN (Part 2, 13.3): what the log of a transport session says of a command.
 *
 * @param parameters SHA-1 of its ordinal and parameters
 * @param pubKeyHash SHA-1 of the digests of the keys that it names by handles; zeros without
 */
public record TpmTransportLogIn(Bytes parameters, Bytes pubKeyHash) implements Marshallable {
  private static final int TAG = 0x0010;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmTransportLogIn read(TpmReader in) {
    in.expectU16("TPM_TRANSPORT_LOG_IN", TAG);
    return new TpmTransportLogIn(in.digest(), in.digest());
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(TAG).digest(parameters).digest(pubKeyHash);
  }
}
