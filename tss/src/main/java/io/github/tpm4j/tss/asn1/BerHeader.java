package io.github.tpm4j.tss.asn1;

/**
 * Tag and length of an element (X.690, 8.1.2 and 8.1.3).
 *
 * @param identifier the first byte: class, whether it is constructed, and the number if that is low
 * @param tagNumber the tag's number
 * @param contentStart where the content begins, in the bytes that were read from
 * @param length bytes of the content, which are there; {@link #INDEFINITE} if its end is marked
 */
record BerHeader(int identifier, int tagNumber, int contentStart, int length) {
  static final int INDEFINITE = -1;

  /** Two bytes of zero end content of indefinite length (8.1.5). */
  static final int END_OF_CONTENTS_BYTES = 2;

  private static final int MAX_LENGTH_BYTES = 4;

  /** Of seven bits each. */
  private static final int MAX_TAG_BYTES = 4;

  /**
   * @param limit index after the last byte that the element may have
   */
  static BerHeader read(byte[] data, int start, int limit) throws Asn1Exception {
    int at = start;
    int identifier = u8(data, at++, limit);
    if (identifier == 0) {
      throw new Asn1Exception("ASN.1 at byte " + start + ": no element");
    }
    int number = identifier & Tag.NUMBER;
    if (number == Tag.NUMBER) {
      number = 0;
      int next;
      do {
        if (at - start > MAX_TAG_BYTES) {
          throw new Asn1Exception("ASN.1 at byte " + start + ": tag is too long");
        }
        next = u8(data, at++, limit);
        number = number << 7 | next & 0x7F;
      } while (next >= 0x80);
    }
    return length(identifier, number, data, at, limit);
  }

  private static BerHeader length(int identifier, int number, byte[] data, int start, int limit)
      throws Asn1Exception {
    int at = start;
    int first = u8(data, at++, limit);
    if (first == 0x80 && (identifier & Tag.CONSTRUCTED) != 0) {
      return new BerHeader(identifier, number, at, INDEFINITE);
    }
    int lengthBytes = first < 0x80 ? 0 : first & 0x7F;
    if (first == 0x80 || lengthBytes > MAX_LENGTH_BYTES) {
      throw new Asn1Exception("ASN.1 at byte " + start + ": no length");
    }
    long length = lengthBytes == 0 ? first : 0;
    for (int i = 0; i < lengthBytes; i++) {
      length = length << 8 | u8(data, at++, limit);
    }
    if (length > limit - at) {
      throw Asn1Exception.truncated(
          "ASN.1 at byte %d: element of %d bytes, %d are left"
              .formatted(start, length, limit - at));
    }
    return new BerHeader(identifier, number, at, (int) length);
  }

  boolean isIndefinite() {
    return length == INDEFINITE;
  }

  static boolean isEndOfContents(byte[] data, int at, int limit) {
    return limit - at >= END_OF_CONTENTS_BYTES && data[at] == 0 && data[at + 1] == 0;
  }

  private static int u8(byte[] data, int at, int limit) throws Asn1Exception {
    if (at >= limit) {
      throw Asn1Exception.truncated("ASN.1 ends too early, at byte " + at);
    }
    return data[at] & 0xFF;
  }
}
