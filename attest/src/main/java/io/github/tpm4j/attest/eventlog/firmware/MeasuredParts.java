package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which part of an event's data its digest is of. Firmware and boot loaders differ in that, and so
 * several parts are tried; a digest fits one of them only if it was made of it.
 */
final class MeasuredParts {
  /** The digest of these is of the data, in one of the ways below, on all platforms. */
  private static final Set<EventType> ALWAYS =
      Set.of(
          EventType.SEPARATOR,
          EventType.ACTION,
          EventType.EFI_ACTION,
          EventType.EFI_VARIABLE_DRIVER_CONFIG,
          EventType.EFI_VARIABLE_BOOT,
          EventType.EFI_VARIABLE_BOOT2,
          EventType.EFI_VARIABLE_AUTHORITY,
          EventType.EFI_GPT_EVENT,
          EventType.EFI_GPT_EVENT2);

  /** What boot loaders write before the text that they measure. */
  private static final List<String> PREFIXES =
      List.of(
          "grub_cmd: ",
          "kernel_cmdline: ",
          "module_cmdline: ",
          // Of RHEL 8.
          "grub_cmd ",
          "grub_kernel_cmdline ",
          "grub_module_cmdline ");

  private MeasuredParts() {}

  static boolean areAlwaysMeasured(EventType type) {
    return ALWAYS.contains(type);
  }

  /** The measured part; empty if the digest is of something else, or not there. */
  static Optional<Bytes> find(FirmwareEvent event, TpmAlg bank) {
    Bytes digest = event.digests().get(bank);
    Optional<HashAlg> hash = HashAlg.find(bank);
    if (digest == null || hash.isEmpty()) {
      return Optional.empty();
    }
    try {
      return candidates(event).stream()
          .filter(part -> Digests.of(hash.get(), part).equals(digest))
          .findFirst();
    } catch (TpmUnsupportedException e) {
      return Optional.empty();
    }
  }

  private static List<Bytes> candidates(FirmwareEvent event) {
    Bytes data = event.data();
    List<Bytes> parts = new ArrayList<>();
    parts.add(data);
    if (event.type().equals(EventType.EFI_VARIABLE_BOOT)) {
      // Before EV_EFI_VARIABLE_BOOT2 the value alone was measured by most.
      variableValue(event).ifPresent(parts::add);
    } else if (event.type().equals(EventType.EFI_VARIABLE_AUTHORITY) && !data.isEmpty()) {
      // shim counts a terminator that it does not measure.
      parts.add(data.slice(0, data.size() - 1));
      shimValue(event).ifPresent(parts::add);
    } else if (event.type().equals(EventType.SEPARATOR)) {
      // An error is in the digest; the data may be a text then.
      parts.add(Separator.ERROR);
    } else if (event.type().equals(EventType.IPL)) {
      addTexts(data, parts);
    }
    return parts;
  }

  private static Optional<Bytes> variableValue(FirmwareEvent event) {
    try {
      return Optional.of(UefiVariable.read(event).value());
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  /** The structure that the sizes in it describe, without surplus bytes. */
  private static Optional<Bytes> shimValue(FirmwareEvent event) {
    try {
      return Optional.of(event.data().slice(0, UefiVariable.read(event).sizeBytes()));
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  private static void addTexts(Bytes data, List<Bytes> parts) {
    for (Bytes text : List.of(data, withoutPrefix(data))) {
      parts.add(text);
      if (!text.isEmpty() && text.get(text.size() - 1) == 0) {
        parts.add(text.slice(0, text.size() - 1));
      }
      if (text.size() > 1 && text.get(text.size() - 1) == 0 && text.get(text.size() - 2) == 0) {
        parts.add(text.slice(0, text.size() - 2));
      }
    }
  }

  private static Bytes withoutPrefix(Bytes data) {
    for (String prefix : PREFIXES) {
      byte[] bytes = prefix.getBytes(StandardCharsets.US_ASCII);
      if (data.size() >= bytes.length && data.slice(0, bytes.length).equals(Bytes.of(bytes))) {
        return data.slice(bytes.length, data.size());
      }
    }
    return data;
  }
}
