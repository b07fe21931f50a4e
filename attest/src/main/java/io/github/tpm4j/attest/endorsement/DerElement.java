package io.github.tpm4j.attest.endorsement;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * An element of DER or of what makers took for it (X.690): lengths need not be minimal, nor sets
 * ordered. For what the JDK does not show of a certificate, or shows altered.
 *
 * @param tag the first byte; tags of more bytes are refused
 * @param content without tag and length
 * @param sizeBytes with tag and length
 */
record DerElement(int tag, Bytes content, int sizeBytes) {
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private static final int LONG_TAG = 0x1F;
  private static final int MAX_LENGTH_BYTES = 4;

  /** The element that begins at an offset; what comes after it is left. */
  static DerElement read(Bytes data, int offset, String where) throws RefusedException {
    int left = data.size() - offset;
    if (left < 2) {
      throw new RefusedException(Reason.TRUNCATED, where, "DER ends at byte " + offset);
    }
    int tag = data.get(offset) & 0xFF;
    int first = data.get(offset + 1) & 0xFF;
    int lengthBytes = first < 0x80 ? 0 : first & 0x7F;
    if ((tag & LONG_TAG) == LONG_TAG || first == 0x80 || lengthBytes > MAX_LENGTH_BYTES) {
      throw new RefusedException(Reason.MALFORMED, where, "no DER at byte " + offset);
    }
    if (left < 2 + lengthBytes) {
      throw new RefusedException(Reason.TRUNCATED, where, "DER ends in a length at " + offset);
    }
    long length = lengthBytes == 0 ? first : 0;
    for (int i = 0; i < lengthBytes; i++) {
      length = length << 8 | data.get(offset + 2 + i) & 0xFF;
    }
    if (length > left - 2 - lengthBytes) {
      throw new RefusedException(
          Reason.TRUNCATED, where, "DER of " + length + " bytes at byte " + offset);
    }
    int start = offset + 2 + lengthBytes;
    int end = start + (int) length;
    return new DerElement(tag, data.slice(start, end), end - offset);
  }

  /** The elements in this one, which must be made of such. */
  List<DerElement> children(String where) throws RefusedException {
    List<DerElement> children = new ArrayList<>();
    int position = 0;
    while (position < content.size()) {
      DerElement child = read(content, position, where);
      children.add(child);
      position += child.sizeBytes();
    }
    return children;
  }

  /** The elements in this one, of which there must be some number at least, and of a tag. */
  List<DerElement> children(int expectedTag, int least, String where) throws RefusedException {
    if (tag != expectedTag) {
      throw new RefusedException(
          Reason.MALFORMED, where, String.format("tag %02X, not %02X", tag, expectedTag));
    }
    List<DerElement> children = children(where);
    if (children.size() < least) {
      throw new RefusedException(Reason.MALFORMED, where, children.size() + " elements");
    }
    return children;
  }
}
