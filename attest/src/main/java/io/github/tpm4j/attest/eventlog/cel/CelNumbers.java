package io.github.tpm4j.attest.eventlog.cel;

import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/** Numbers of the TLV encoding, which writers make of 1 to 8 bytes, most significant first. */
final class CelNumbers {
  private CelNumbers() {}

  /** Empty unless it has 1 to 8 bytes, and is below 2^63. */
  static Optional<Long> read(Bytes value) {
    if (value.isEmpty() || value.size() > Long.BYTES) {
      return Optional.empty();
    }
    long number = 0;
    for (int i = 0; i < value.size(); i++) {
      number = number << 8 | value.get(i) & 0xFF;
    }
    return number < 0 ? Optional.empty() : Optional.of(number);
  }
}
