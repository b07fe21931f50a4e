package io.github.tpm4j.engine.store;

/**
 * Tells a last record that was being written when the process or the power went (never
 * acknowledged, to be ignored) from one that was damaged later (perhaps acknowledged, to be
 * refused).
 *
 * <p>A killed process leaves a record short. A lost power may besides leave sectors that were never
 * written, which read as zeros; a record as written has no zeros where a sector could begin or end.
 * Sectors are taken to be written wholly or not at all.
 */
final class TornTail {
  /** The smallest unit that disks write at once. */
  private static final int SECTOR_BYTES = 512;

  private TornTail() {}

  /** Whether what starts here, which has no intact record header, is a torn last record. */
  static boolean startsAt(byte[] image, int position, byte[] fileSalt) {
    if (image.length - position < RecordHeader.LENGTH_BYTES) {
      return true;
    }
    return hasUnwrittenSector(image, position, position + RecordHeader.LENGTH_BYTES)
        && !hasRecordAfter(image, position, fileSalt);
  }

  /** Whether the record here, its header intact but not its body, is a torn last record. */
  static boolean isRecord(byte[] image, int position, RecordHeader header) {
    long end = (long) position + RecordHeader.LENGTH_BYTES + header.bodyLengthBytes();
    return end > image.length
        || end == image.length && hasUnwrittenSector(image, position, image.length);
  }

  private static boolean hasRecordAfter(byte[] image, int position, byte[] fileSalt) {
    for (int at = position; at < image.length; at += RecordHeader.ALIGNMENT_BYTES) {
      if (RecordHeader.decode(image, at, fileSalt).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasUnwrittenSector(byte[] image, int from, int to) {
    for (int start = from; start < to; ) {
      int end = Math.min(to, (start / SECTOR_BYTES + 1) * SECTOR_BYTES);
      if (isZero(image, start, end)) {
        return true;
      }
      start = end;
    }
    return false;
  }

  private static boolean isZero(byte[] image, int from, int to) {
    for (int i = from; i < to; i++) {
      if (image[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
