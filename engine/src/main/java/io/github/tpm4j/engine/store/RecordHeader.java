package io.github.tpm4j.engine.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The first 32 bytes of a record: magic "tRec", body length u32, number u64, check. Its check is
 * its own, so that a record cut short is told from one whose length is wrong.
 */
record RecordHeader(int bodyLengthBytes, long sequence) {
  static final int LENGTH_BYTES = 32;

  /** Every record starts and ends at such a boundary, so that a sector holds no less of one. */
  static final int ALIGNMENT_BYTES = 8;

  private static final int MAGIC = 0x74526563;
  private static final int CHECKED_BYTES = 16;
  private static final int CHECK_BYTES = 16;

  byte[] encode(byte[] fileSalt) {
    ByteBuffer out = ByteBuffer.allocate(LENGTH_BYTES);
    out.putInt(MAGIC).putInt(bodyLengthBytes).putLong(sequence);
    byte[] checked = Arrays.copyOf(out.array(), CHECKED_BYTES);
    return out.put(Sha256.of(fileSalt, checked), 0, CHECK_BYTES).array();
  }

  /** The header at this place, or empty if there is none of this file. */
  static Optional<RecordHeader> decode(byte[] image, int position, byte[] fileSalt) {
    if (image.length - position < LENGTH_BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(image, position, LENGTH_BYTES);
    if (in.getInt() != MAGIC) {
      return Optional.empty();
    }
    RecordHeader header = new RecordHeader(in.getInt(), in.getLong());
    byte[] found = Arrays.copyOfRange(image, position, position + LENGTH_BYTES);
    return header.bodyLengthBytes >= 0 && Arrays.equals(found, header.encode(fileSalt))
        ? Optional.of(header)
        : Optional.empty();
  }
}
