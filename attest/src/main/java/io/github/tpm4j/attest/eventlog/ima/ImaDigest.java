package io.github.tpm4j.attest.eventlog.ima;

import io.github.tpm4j.tss.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The digest of a file (field d-ng or d-ngv2).
 *
 * @param kind {@code ima} or {@code verity}, which is of fs-verity; of d-ng always {@code ima}
 * @param algorithm as the kernel names it, such as {@code sha256}
 * @param digest zeros of a violation, and of what has no digest
 */
public record ImaDigest(String kind, String algorithm, Bytes digest) {
  private static final int MAX_PREFIX_BYTES = 64;

  /** Empty if the field has not its form. */
  static Optional<ImaDigest> read(Bytes field) {
    int end = 0;
    while (end < Math.min(field.size(), MAX_PREFIX_BYTES) && field.get(end) != 0) {
      end++;
    }
    if (end == 0 || end == field.size() || field.get(end) != 0 || field.get(end - 1) != ':') {
      return Optional.empty();
    }
    byte[] text = field.slice(0, end - 1).borrow();
    String[] parts = new String(text, StandardCharsets.US_ASCII).split(":", -1);
    Bytes digest = field.slice(end + 1, field.size());
    return switch (parts.length) {
      case 1 -> Optional.of(new ImaDigest("ima", parts[0], digest));
      case 2 -> Optional.of(new ImaDigest(parts[0], parts[1], digest));
      default -> Optional.empty();
    };
  }
}
