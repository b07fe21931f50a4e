package io.github.tpm4j.attest.eventlog.ima;

import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/**
 * The signature of a file (field sig; signature_v2_hdr of the kernel).
 *
 * @param type 3 of a digest, 5 of a portable EVM signature, 6 of an fs-verity digest
 * @param version 2 or 3
 * @param hashId the kernel's number of the hash: 2 SHA-1, 4 SHA-256, 5 SHA-384, 6 SHA-512
 * @param keyId the last 4 bytes of the key's identifier
 * @param signature PKCS#1 or DER
 */
public record ImaSignature(int type, int version, int hashId, Bytes keyId, Bytes signature) {
  private static final int HEADER_BYTES = 9;

  /**
   * The signature in a field.
   *
   * @param field of the template
   * @return empty if there is none, or it has another form
   */
  public static Optional<ImaSignature> read(Bytes field) {
    if (field.size() < HEADER_BYTES) {
      return Optional.empty();
    }
    // Most significant byte first, unlike every other size in the log.
    int size = (field.get(7) & 0xFF) << 8 | field.get(8) & 0xFF;
    if (field.size() != HEADER_BYTES + size) {
      return Optional.empty();
    }
    return Optional.of(
        new ImaSignature(
            field.get(0),
            field.get(1),
            field.get(2),
            field.slice(3, 7),
            field.slice(HEADER_BYTES, field.size())));
  }
}
