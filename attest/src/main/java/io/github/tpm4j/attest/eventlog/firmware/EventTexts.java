package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.eventlog.PrintableText;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Map;

/** A line for people about what an event says. */
final class EventTexts {
  private static final int SIGNATURE_BYTES = 16;
  private static final int MAX_HEX_BYTES = 32;

  /** What an event says, in words. */
  @FunctionalInterface
  private interface Text {
    String of(FirmwareEvent event) throws RefusedException;
  }

  private static final Text UTF8 = event -> PrintableText.ofUtf8(event.data());
  private static final Text VARIABLE = event -> UefiVariable.read(event).toString();
  private static final Text IMAGE = event -> UefiImage.read(event).devicePath().toString();
  private static final Text BLOB =
      event -> {
        FirmwareBlob blob = FirmwareBlob.read(event);
        return String.format(
            "%s at 0x%x, %s bytes",
            blob.description(), blob.address(), Long.toUnsignedString(blob.lengthBytes()));
      };

  private static final Map<EventType, Text> TEXTS =
      Map.ofEntries(
          Map.entry(EventType.NO_ACTION, EventTexts::signature),
          Map.entry(EventType.ACTION, UTF8),
          Map.entry(EventType.EFI_ACTION, UTF8),
          Map.entry(EventType.EFI_HCRTM_EVENT, UTF8),
          Map.entry(EventType.OMIT_BOOT_DEVICE_EVENTS, UTF8),
          Map.entry(EventType.POST_CODE, BLOB),
          Map.entry(EventType.POST_CODE2, BLOB),
          Map.entry(EventType.EFI_PLATFORM_FIRMWARE_BLOB, BLOB),
          Map.entry(EventType.EFI_PLATFORM_FIRMWARE_BLOB2, BLOB),
          Map.entry(EventType.S_CRTM_VERSION, event -> either(event.data())),
          Map.entry(EventType.IPL, event -> either(event.data())),
          Map.entry(EventType.EVENT_TAG, EventTexts::tag),
          Map.entry(EventType.EFI_VARIABLE_DRIVER_CONFIG, VARIABLE),
          Map.entry(EventType.EFI_VARIABLE_BOOT, VARIABLE),
          Map.entry(EventType.EFI_VARIABLE_BOOT2, VARIABLE),
          Map.entry(EventType.EFI_VARIABLE_AUTHORITY, VARIABLE),
          Map.entry(EventType.EFI_SPDM_DEVICE_POLICY, VARIABLE),
          Map.entry(EventType.EFI_SPDM_DEVICE_AUTHORITY, VARIABLE),
          Map.entry(EventType.EFI_BOOT_SERVICES_APPLICATION, IMAGE),
          Map.entry(EventType.EFI_BOOT_SERVICES_DRIVER, IMAGE),
          Map.entry(EventType.EFI_RUNTIME_SERVICES_DRIVER, IMAGE));

  private EventTexts() {}

  static String of(FirmwareEvent event) {
    try {
      Text text = TEXTS.getOrDefault(event.type(), other -> either(other.data()));
      return PrintableText.beginning(text.of(event));
    } catch (RefusedException e) {
      // What has another form than its type's is often a text.
      return either(event.data());
    }
  }

  private static String signature(FirmwareEvent event) {
    Bytes data = event.data();
    return PrintableText.ofUtf8(data.slice(0, Math.min(SIGNATURE_BYTES, data.size())));
  }

  private static String tag(FirmwareEvent event) throws RefusedException {
    TaggedData tagged = TaggedData.read(event);
    return String.format("tag 0x%08X, %s", tagged.id(), either(tagged.data()));
  }

  /** A text where it is one, in UTF-8 or in UTF-16; else hexadecimal digits. */
  private static String either(Bytes data) {
    if (isText(data, 1)) {
      return PrintableText.ofUtf8(data);
    }
    if (data.size() % 2 == 0 && isText(data, 2)) {
      return PrintableText.ofUtf16(data);
    }
    boolean isLong = data.size() > MAX_HEX_BYTES;
    return data.slice(0, Math.min(MAX_HEX_BYTES, data.size())).toHex()
        + (isLong ? "… (" + data.size() + " bytes)" : "");
  }

  /** Whether each character is printable ASCII, with zeros at the end only. */
  private static boolean isText(Bytes data, int characterBytes) {
    boolean ended = false;
    for (int i = 0; i < data.size(); i++) {
      int value = data.get(i) & 0xFF;
      boolean high = i % characterBytes != 0;
      ended |= !high && value == 0;
      boolean fits = high || ended ? value == 0 : value >= 0x20 && value < 0x7F || value == '\n';
      if (!fits) {
        return false;
      }
    }
    return !data.isEmpty();
  }
}
