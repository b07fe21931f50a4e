package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.PrintableText;

/**
 * A part of the firmware in memory (UEFI_PLATFORM_FIRMWARE_BLOB and …_BLOB2, PFP 10.2.4 and
 * 10.2.5). The digest of the event is of that memory and covers nothing of this.
 *
 * @param description empty in the older form
 * @param address in memory
 * @param lengthBytes unsigned
 */
public record FirmwareBlob(String description, long address, long lengthBytes) {

  /**
   * The blob of an event.
   *
   * @param event whose data are read
   * @return refused if the data have not its form, as where they are a text
   */
  public static Verdict<FirmwareBlob> of(FirmwareEvent event) {
    return Verdict.of(() -> read(event));
  }

  static FirmwareBlob read(FirmwareEvent event) throws RefusedException {
    LittleEndian in = new LittleEndian(event.data(), event.where());
    boolean described =
        event.type().equals(EventType.EFI_PLATFORM_FIRMWARE_BLOB2)
            || event.type().equals(EventType.POST_CODE2);
    String description = described ? PrintableText.ofUtf8(in.bytes(in.u8())) : "";
    FirmwareBlob blob = new FirmwareBlob(description, in.u64(), in.u64());
    if (in.remaining() > 0) {
      throw in.malformed(in.remaining() + " bytes after the blob");
    }
    return blob;
  }
}
