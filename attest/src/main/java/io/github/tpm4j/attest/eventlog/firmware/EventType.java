package io.github.tpm4j.attest.eventlog.firmware;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The type of an event (PFP, 10.4.1); 4 bytes in the log. Open: a number without a name is kept.
 *
 * <p>The type is not authenticated: whoever can change the log can rename events.
 *
 * @param value as in the log
 */
public record EventType(int value) {
  private static final Map<Integer, String> NAMES = new LinkedHashMap<>();

  /** Reserved. */
  public static final EventType PREBOOT_CERT = named(0x00, "EV_PREBOOT_CERT");

  /** Code of the platform's firmware. */
  public static final EventType POST_CODE = named(0x01, "EV_POST_CODE");

  /** Reserved. */
  public static final EventType UNUSED = named(0x02, "EV_UNUSED");

  /** Says something about the log and is not extended. */
  public static final EventType NO_ACTION = named(0x03, "EV_NO_ACTION");

  /** Ends the measurements of the firmware in a PCR, or reports an error. */
  public static final EventType SEPARATOR = named(0x04, "EV_SEPARATOR");

  /** A string that names an action. */
  public static final EventType ACTION = named(0x05, "EV_ACTION");

  /** A TCG_PCClientTaggedEvent. */
  public static final EventType EVENT_TAG = named(0x06, "EV_EVENT_TAG");

  /** Contents of the S-CRTM. */
  public static final EventType S_CRTM_CONTENTS = named(0x07, "EV_S_CRTM_CONTENTS");

  /** Version of the S-CRTM. */
  public static final EventType S_CRTM_VERSION = named(0x08, "EV_S_CRTM_VERSION");

  /** Microcode of a processor. */
  public static final EventType CPU_MICROCODE = named(0x09, "EV_CPU_MICROCODE");

  /** Settings of the platform. */
  public static final EventType PLATFORM_CONFIG_FLAGS = named(0x0A, "EV_PLATFORM_CONFIG_FLAGS");

  /** Devices. */
  public static final EventType TABLE_OF_DEVICES = named(0x0B, "EV_TABLE_OF_DEVICES");

  /** Any digest, with a hint. */
  public static final EventType COMPACT_HASH = named(0x0C, "EV_COMPACT_HASH");

  /** Code of the boot loader. */
  public static final EventType IPL = named(0x0D, "EV_IPL");

  /** Data of the boot loader. */
  public static final EventType IPL_PARTITION_DATA = named(0x0E, "EV_IPL_PARTITION_DATA");

  /** Code of a component outside of the host's processor. */
  public static final EventType NONHOST_CODE = named(0x0F, "EV_NONHOST_CODE");

  /** Settings of such a component. */
  public static final EventType NONHOST_CONFIG = named(0x10, "EV_NONHOST_CONFIG");

  /** Such components, listed. */
  public static final EventType NONHOST_INFO = named(0x11, "EV_NONHOST_INFO");

  /** Boot devices were left out. */
  public static final EventType OMIT_BOOT_DEVICE_EVENTS = named(0x12, "EV_OMIT_BOOT_DEVICE_EVENTS");

  /** Code of the platform's firmware, described. */
  public static final EventType POST_CODE2 = named(0x13, "EV_POST_CODE2");

  /** A UEFI variable that decides about drivers, such as SecureBoot. */
  public static final EventType EFI_VARIABLE_DRIVER_CONFIG =
      named(0x80000001, "EV_EFI_VARIABLE_DRIVER_CONFIG");

  /** A UEFI variable that decides about booting; some measure its value alone. */
  public static final EventType EFI_VARIABLE_BOOT = named(0x80000002, "EV_EFI_VARIABLE_BOOT");

  /** A program that was started. */
  public static final EventType EFI_BOOT_SERVICES_APPLICATION =
      named(0x80000003, "EV_EFI_BOOT_SERVICES_APPLICATION");

  /** A driver for the boot. */
  public static final EventType EFI_BOOT_SERVICES_DRIVER =
      named(0x80000004, "EV_EFI_BOOT_SERVICES_DRIVER");

  /** A driver that stays. */
  public static final EventType EFI_RUNTIME_SERVICES_DRIVER =
      named(0x80000005, "EV_EFI_RUNTIME_SERVICES_DRIVER");

  /** The table of partitions. */
  public static final EventType EFI_GPT_EVENT = named(0x80000006, "EV_EFI_GPT_EVENT");

  /** A string that names an action. */
  public static final EventType EFI_ACTION = named(0x80000007, "EV_EFI_ACTION");

  /** A part of the firmware. */
  public static final EventType EFI_PLATFORM_FIRMWARE_BLOB =
      named(0x80000008, "EV_EFI_PLATFORM_FIRMWARE_BLOB");

  /** Tables that were handed over. */
  public static final EventType EFI_HANDOFF_TABLES = named(0x80000009, "EV_EFI_HANDOFF_TABLES");

  /** A part of the firmware, described. */
  public static final EventType EFI_PLATFORM_FIRMWARE_BLOB2 =
      named(0x8000000A, "EV_EFI_PLATFORM_FIRMWARE_BLOB2");

  /** Tables that were handed over, described. */
  public static final EventType EFI_HANDOFF_TABLES2 = named(0x8000000B, "EV_EFI_HANDOFF_TABLES2");

  /** A UEFI variable that decides about booting, with its name. */
  public static final EventType EFI_VARIABLE_BOOT2 = named(0x8000000C, "EV_EFI_VARIABLE_BOOT2");

  /** The table of partitions without what is unique. */
  public static final EventType EFI_GPT_EVENT2 = named(0x8000000D, "EV_EFI_GPT_EVENT2");

  /** An H-CRTM sequence has begun the PCR. */
  public static final EventType EFI_HCRTM_EVENT = named(0x80000010, "EV_EFI_HCRTM_EVENT");

  /** What has vouched for a program or driver. */
  public static final EventType EFI_VARIABLE_AUTHORITY =
      named(0x800000E0, "EV_EFI_VARIABLE_AUTHORITY");

  /** Firmware of a device. */
  public static final EventType EFI_SPDM_FIRMWARE_BLOB =
      named(0x800000E1, "EV_EFI_SPDM_FIRMWARE_BLOB");

  /** Settings of a device's firmware. */
  public static final EventType EFI_SPDM_FIRMWARE_CONFIG =
      named(0x800000E2, "EV_EFI_SPDM_FIRMWARE_CONFIG");

  /** What devices may be used. */
  public static final EventType EFI_SPDM_DEVICE_POLICY =
      named(0x800000E3, "EV_EFI_SPDM_DEVICE_POLICY");

  /** What has vouched for a device. */
  public static final EventType EFI_SPDM_DEVICE_AUTHORITY =
      named(0x800000E4, "EV_EFI_SPDM_DEVICE_AUTHORITY");

  private static EventType named(int value, String name) {
    NAMES.put(value, name);
    return new EventType(value);
  }

  /** {@return whether the type has a name in the profile} */
  public boolean isKnown() {
    return NAMES.containsKey(value);
  }

  /** Such as {@code EV_SEPARATOR}, or the number in hexadecimal. */
  @Override
  public String toString() {
    String name = NAMES.get(value);
    return name != null ? name : String.format("0x%08X", value);
  }
}
