package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * Data with a number that says what they are (TCG_PCClientTaggedEvent, PFP 10.4.2.1), as Windows,
 * the EFI stub of Linux and systemd-boot write them.
 *
 * @param id such as {@link #LINUX_INITRD}
 * @param data of that kind
 */
public record TaggedData(int id, Bytes data) {
  /** The digest is that of the initrd. */
  public static final int LINUX_INITRD = 0x8F3B22EC;

  /** The digest is that of the options with which Linux was started. */
  public static final int LINUX_LOAD_OPTIONS = 0x8F3B22ED;

  /** loader.conf of systemd-boot. */
  public static final int LOADER_CONF = 0xF5BC582A;

  /** A device tree that systemd-stub found. */
  public static final int DEVICETREE_ADDON = 0x6C46F751;

  /** An initrd that systemd-stub found beside the kernel. */
  public static final int INITRD_ADDON = 0x49DFFE0F;

  /** Microcode that systemd-stub found beside the kernel. */
  public static final int UCODE_ADDON = 0xDAC08E1A;

  /**
   * The data of an event of the type EV_EVENT_TAG.
   *
   * @param event whose data are read
   * @return refused if the data have not its form
   */
  public static Verdict<TaggedData> of(FirmwareEvent event) {
    return Verdict.of(() -> read(event));
  }

  static TaggedData read(FirmwareEvent event) throws RefusedException {
    LittleEndian in = new LittleEndian(event.data(), event.where());
    int id = in.u32();
    return new TaggedData(id, in.bytes(in.u32() & 0xFFFF_FFFFL));
  }
}
