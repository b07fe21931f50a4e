package io.github.tpm4j.keystore.memory;

import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What an NV Index of a KeyStore is known by, from the very command that defines it: it stands in
 * the place of its authPolicy, which no policy has as its digest.
 *
 * <p>16 bytes of text, 6 of the entry's number, 2 of the piece's, 4 of resetCount, 4 of the TPM's
 * clock in seconds.
 *
 * @param entryId a random number of 48 bits
 * @param piece 0 for the first Index of the entry
 * @param made when it was defined
 */
record IndexLabel(long entryId, int piece, TpmMoment made) {
  private static final Bytes TEXT =
      Bytes.of("tpm4j KeyStore 1".getBytes(StandardCharsets.US_ASCII));

  /** As long as a digest of SHA-256, which names the Index. */
  private static final int SIZE_BYTES = 32;

  Bytes encode() {
    return Bytes.adopt(
        new TpmWriter(SIZE_BYTES)
            .bytes(TEXT)
            .u64(entryId << Short.SIZE | piece)
            .u32(made.resetCount())
            .u32(made.clockSeconds())
            .toByteArray());
  }

  /** The label; empty if the Index is another's. */
  static Optional<IndexLabel> decode(Bytes authPolicy) {
    if (authPolicy.size() != SIZE_BYTES || !authPolicy.slice(0, TEXT.size()).equals(TEXT)) {
      return Optional.empty();
    }
    TpmReader in = new TpmReader(authPolicy.borrow(), TEXT.size(), SIZE_BYTES, Limits.ANY);
    long number = in.u64();
    return Optional.of(
        new IndexLabel(
            number >>> Short.SIZE, (int) number & 0xFFFF, new TpmMoment(in.u32(), in.u32())));
  }
}
