package io.github.tpm4j.tss.asn1;

import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes DER (X.690): each method answers an element with its tag and length. */
public final class Der {
  private static final int CONTEXT_CONSTRUCTED = 0xA0;

  /** Higher tag numbers take more bytes. */
  private static final int MAX_TAG_NUMBER = 30;

  private Der() {}

  /** {@return a SEQUENCE of elements} */
  public static byte[] sequence(byte[]... elements) {
    return element(Tag.SEQUENCE, joined(Arrays.asList(elements)));
  }

  /** {@return a SEQUENCE of elements} */
  public static byte[] sequence(List<byte[]> elements) {
    return element(Tag.SEQUENCE, joined(elements));
  }

  /** {@return a SET OF, its elements in DER's order (11.6)} */
  public static byte[] setOf(List<byte[]> elements) {
    return element(Tag.SET, joined(elements.stream().sorted(Arrays::compareUnsigned).toList()));
  }

  /** {@return an element with an explicit context tag, {@code [number]}} */
  public static byte[] explicit(int number, byte[] element) {
    if (number < 0 || number > MAX_TAG_NUMBER) {
      throw new IllegalArgumentException("tag [" + number + "]");
    }
    return element(CONTEXT_CONSTRUCTED | number, element);
  }

  public static byte[] integer(BigInteger value) {
    return element(Tag.INTEGER, value.toByteArray());
  }

  public static byte[] integer(long value) {
    return integer(BigInteger.valueOf(value));
  }

  public static byte[] bool(boolean value) {
    return element(Tag.BOOLEAN, new byte[] {(byte) (value ? 0xFF : 0)});
  }

  public static byte[] nul() {
    return element(Tag.NULL, new byte[0]);
  }

  /** {@return a BIT STRING of whole bytes} */
  public static byte[] bitString(Bytes bytes) {
    byte[] content = new byte[bytes.size() + 1];
    System.arraycopy(bytes.borrow(), 0, content, 1, bytes.size());
    return element(Tag.BIT_STRING, content);
  }

  public static byte[] octetString(byte[] bytes) {
    return element(Tag.OCTET_STRING, bytes);
  }

  public static byte[] octetString(Bytes bytes) {
    return octetString(bytes.borrow());
  }

  public static byte[] oid(Oid oid) {
    return element(Tag.OBJECT_IDENTIFIER, oid.content());
  }

  /**
   * @param encoded the arcs as DER has them
   */
  public static byte[] objectIdentifier(byte[] encoded) {
    return element(Tag.OBJECT_IDENTIFIER, encoded);
  }

  public static byte[] utf8String(String text) {
    return element(Tag.UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
  }

  /** {@return a BMPString of the text's chars, surrogates among them, as PKCS#12 files have it} */
  public static byte[] bmpString(String text) {
    byte[] content = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      content[2 * i] = (byte) (text.charAt(i) >> 8);
      content[2 * i + 1] = (byte) text.charAt(i);
    }
    return element(Tag.BMP_STRING, content);
  }

  /** {@return an element of any tag of one byte} */
  public static byte[] element(int tag, byte[] content) {
    int lengthBytes = 0;
    for (int rest = content.length; content.length >= 0x80 && rest > 0; rest >>>= 8) {
      lengthBytes++;
    }
    byte[] element = new byte[2 + lengthBytes + content.length];
    element[0] = (byte) tag;
    element[1] = (byte) (lengthBytes == 0 ? content.length : 0x80 | lengthBytes);
    for (int i = 0; i < lengthBytes; i++) {
      element[2 + i] = (byte) (content.length >>> 8 * (lengthBytes - 1 - i));
    }
    System.arraycopy(content, 0, element, 2 + lengthBytes, content.length);
    return element;
  }

  private static byte[] joined(List<byte[]> elements) {
    int length = 0;
    for (byte[] element : elements) {
      length = Math.addExact(length, element.length);
    }
    byte[] joined = new byte[length];
    int at = 0;
    for (byte[] element : elements) {
      System.arraycopy(element, 0, joined, at, element.length);
      at += element.length;
    }
    return joined;
  }
}
