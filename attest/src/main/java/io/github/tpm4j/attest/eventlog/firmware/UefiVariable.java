package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.PrintableText;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * A UEFI variable in an event (UEFI_VARIABLE_DATA, PFP 10.2.6).
 *
 * @param vendor the GUID of the name's space
 * @param name without a zero at its end, as it stands
 * @param value its bytes
 */
public record UefiVariable(UefiGuid vendor, String name, Bytes value) {
  private static final int HEADER_BYTES = 32;

  /**
   * The variable of an event of one of the types EV_EFI_VARIABLE_… or EV_EFI_SPDM_DEVICE_….
   *
   * @param event whose data are read
   * @return refused if the data have not its form
   */
  public static Verdict<UefiVariable> of(FirmwareEvent event) {
    return Verdict.of(() -> read(event));
  }

  static UefiVariable read(FirmwareEvent event) throws RefusedException {
    return read(event.data(), event.where());
  }

  static UefiVariable read(Bytes data, String where) throws RefusedException {
    LittleEndian in = new LittleEndian(data, where);
    UefiGuid vendor = UefiGuid.read(in);
    long nameCharacters = in.u64();
    long valueBytes = in.u64();
    if (nameCharacters < 0 || nameCharacters > data.size()) {
      throw in.malformed(Long.toUnsignedString(nameCharacters) + " characters of a name");
    }
    String name = PrintableText.utf16(in.bytes(2 * nameCharacters));
    // shim leaves some bytes after the value.
    return new UefiVariable(vendor, name, in.bytes(valueBytes));
  }

  /** How many bytes the structure has. */
  int sizeBytes() {
    return HEADER_BYTES + 2 * name.length() + value.size();
  }

  /** Such as {@code SecureBoot (8be4df61-93ca-11d2-aa0d-00e098032b8c), 1 bytes}. */
  @Override
  public String toString() {
    return PrintableText.of(name) + " (" + vendor + "), " + value.size() + " bytes";
  }
}
