package io.github.tpm4j.cli.tpm;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/**
 * An object at a persistent handle.
 *
 * @param publicArea empty if it was not read
 * @param name empty if it was not read
 */
public record PersistentObject(
    TpmHandle handle, Optional<TpmtPublic> publicArea, Optional<Bytes> name) {
  private static final int RANGE_BITS = 16;

  /** As much of a Name is shown. */
  private static final int NAME_BYTES = 8;

  /** For what the handle is meant (TCG Registry of Reserved TPM 2.0 Handles); empty if for any. */
  public Optional<String> role() {
    return Optional.ofNullable(
        switch (handle.value()) {
          case 0x81000001, 0x81000002 -> "SRK";
          case 0x81010001, 0x81010002, 0x81010012, 0x81010014, 0x81010016, 0x8101001C -> "EK";
          default -> range();
        });
  }

  private String range() {
    return switch (handle.value() >>> RANGE_BITS) {
      case 0x8101 -> "EK range";
      case 0x8102 -> "device identity";
      default -> Integer.compareUnsigned(handle.value(), 0x81800000) >= 0 ? "platform" : null;
    };
  }

  /** Type and size, such as {@code RSA 2048}; empty if it was not read. */
  public Optional<String> type() {
    return publicArea.map(KeyWords::type);
  }

  /** What the key does, such as {@code storage key}; empty if it was not read. */
  public Optional<String> use() {
    return publicArea.map(KeyWords::use);
  }

  /** What is known of it, in one line. */
  public String row() {
    return "%s  %-15s  %-10s  %-16s  %s"
        .formatted(
            handle,
            role().orElse("-"),
            type().orElse("not read"),
            use().orElse(""),
            name.map(PersistentObject::beginning).orElse(""));
  }

  private static String beginning(Bytes name) {
    return name.slice(0, Math.min(NAME_BYTES, name.size())).toHex() + "…";
  }
}
