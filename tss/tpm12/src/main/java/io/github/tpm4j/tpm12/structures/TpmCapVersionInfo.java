package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_CAP_VERSION_INFO (Part 2, 21.6): which TPM this is.
 *
 * @param version major 1, minor 2, and the revision of the firmware: 4 bytes
 * @param specLevel of the specification, 2
 * @param errataRev of the specification, such as 3 for revision 116
 * @param tpmVendorId ASCII, 4 bytes
 * @param vendorSpecific what the vendor says
 */
public record TpmCapVersionInfo(
    Bytes version, int specLevel, int errataRev, Bytes tpmVendorId, Bytes vendorSpecific)
    implements Marshallable {
  private static final int TAG = 0x0030;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmCapVersionInfo read(TpmReader in) {
    in.expectU16("TPM_CAP_VERSION_INFO", TAG);
    return new TpmCapVersionInfo(in.bytes(4), in.u16(), in.u8(), in.bytes(4), in.sized16());
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(TAG);
    out.bytes(version);
    out.u16(specLevel);
    out.u8(errataRev);
    out.bytes(tpmVendorId);
    out.sized16(vendorSpecific);
  }
}
