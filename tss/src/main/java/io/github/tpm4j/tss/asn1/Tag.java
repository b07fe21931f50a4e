package io.github.tpm4j.tss.asn1;

/** Identifier bytes of the universal types (X.680, 8.4; X.690, 8.1.2). */
final class Tag {
  static final int BOOLEAN = 0x01;
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int NULL = 0x05;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int UTF8_STRING = 0x0C;
  static final int BMP_STRING = 0x1E;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  /** Set where the content is elements. */
  static final int CONSTRUCTED = 0x20;

  /** The class of tags whose meaning depends on where they stand, and the bits of all classes. */
  static final int CONTEXT = 0x80;

  static final int CLASS = 0xC0;

  /** The bits of a tag number that fits into the byte; all set, its number follows. */
  static final int NUMBER = 0x1F;

  private Tag() {}
}
