package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;

/**
 * A program or driver that was loaded (UEFI_IMAGE_LOAD_EVENT, PFP 10.2.3). The digest of the event
 * is the Authenticode hash of the file and covers nothing of this.
 *
 * @param address in memory
 * @param lengthBytes of the image; unsigned
 * @param linkTimeAddress for which it was linked
 * @param devicePath where it came from; an image from memory may have none
 */
public record UefiImage(
    long address, long lengthBytes, long linkTimeAddress, DevicePath devicePath) {

  /**
   * The image of an event of one of the types EV_EFI_BOOT_SERVICES_… or
   * EV_EFI_RUNTIME_SERVICES_DRIVER.
   *
   * @param event whose data are read
   * @return refused if the data have not its form
   */
  public static Verdict<UefiImage> of(FirmwareEvent event) {
    return Verdict.of(() -> read(event));
  }

  static UefiImage read(FirmwareEvent event) throws RefusedException {
    LittleEndian in = new LittleEndian(event.data(), event.where());
    long address = in.u64();
    long length = in.u64();
    long linkTimeAddress = in.u64();
    long pathBytes = in.u64();
    LittleEndian path = new LittleEndian(in.bytes(pathBytes), event.where());
    return new UefiImage(address, length, linkTimeAddress, DevicePath.read(path));
  }
}
