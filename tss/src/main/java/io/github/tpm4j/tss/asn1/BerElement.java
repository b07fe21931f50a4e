package io.github.tpm4j.tss.asn1;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads an element of BER (X.690): DER, and what is written more freely, with lengths that are
 * longer than needed or indefinite, and with strings in pieces. Nothing is copied or looked into
 * before it is asked for.
 *
 * <p>Input may be an enemy's: each method answers or throws an {@link Asn1Exception} that says what
 * is wrong, and where. Elements are nested at most {@value #MAX_DEPTH} deep, and at most {@value
 * #MAX_ELEMENTS} stand in one.
 */
public final class BerElement {
  static final int MAX_DEPTH = 32;
  static final int MAX_ELEMENTS = 1 << 18;

  private final byte[] data;
  private final BerHeader header;
  private final int start;
  private final int contentEnd;
  private final int end;
  private final int depth;

  private BerElement(byte[] data, BerHeader header, int start, int contentEnd, int end, int depth) {
    this.data = data;
    this.header = header;
    this.start = start;
    this.contentEnd = contentEnd;
    this.end = end;
    this.depth = depth;
  }

  /**
   * Reads an element that takes all of the bytes.
   *
   * @param encoded not copied; the caller does not change it while the element is in use
   */
  public static BerElement read(byte[] encoded) throws Asn1Exception {
    BerElement element = parse(encoded, 0, encoded.length, 0);
    if (element.end != encoded.length) {
      throw new Asn1Exception(
          "%d bytes after the end of the ASN.1 element".formatted(encoded.length - element.end));
    }
    return element;
  }

  /**
   * Reads the element that begins at an index; what comes after it is of no account.
   *
   * @param encoded not copied; the caller does not change it while the element is in use
   * @param start index of its first byte, up to the number of bytes
   * @return the element, whose positions in messages are those in all of the bytes
   * @throws Asn1Exception if no whole element is there
   */
  public static BerElement first(byte[] encoded, int start) throws Asn1Exception {
    return parse(encoded, start, encoded.length, 0);
  }

  private static BerElement parse(byte[] data, int start, int limit, int depth)
      throws Asn1Exception {
    if (depth > MAX_DEPTH) {
      throw new Asn1Exception("ASN.1 is nested more than " + MAX_DEPTH + " deep");
    }
    BerHeader header = BerHeader.read(data, start, limit);
    if (!header.isIndefinite()) {
      int end = header.contentStart() + header.length();
      return new BerElement(data, header, start, end, end, depth);
    }
    int at = header.contentStart();
    while (!BerHeader.isEndOfContents(data, at, limit)) {
      at = parse(data, at, limit, depth + 1).end;
    }
    return new BerElement(data, header, start, at, at + BerHeader.END_OF_CONTENTS_BYTES, depth);
  }

  /** {@return the elements of a SEQUENCE} */
  public List<BerElement> sequence() throws Asn1Exception {
    require(Tag.SEQUENCE, "SEQUENCE");
    return elements();
  }

  /** {@return the elements of a SET} */
  public List<BerElement> set() throws Asn1Exception {
    require(Tag.SET, "SET");
    return elements();
  }

  private List<BerElement> elements() throws Asn1Exception {
    List<BerElement> elements = new ArrayList<>();
    int at = header.contentStart();
    while (at < contentEnd) {
      BerElement element = parse(data, at, contentEnd, depth + 1);
      if (elements.size() == MAX_ELEMENTS) {
        throw damaged("more than " + MAX_ELEMENTS + " elements");
      }
      elements.add(element);
      at = element.end;
    }
    return elements;
  }

  /** {@return whether the tag is of the class "context", {@code [n]}} */
  public boolean isContext() {
    return (header.identifier() & Tag.CLASS) == Tag.CONTEXT;
  }

  /** {@return the n of {@code [n]}, and the number of any other tag} */
  public int tagNumber() {
    return header.tagNumber();
  }

  /** {@return what has an explicit context tag, {@code [number]}} */
  public BerElement explicit(int number) throws Asn1Exception {
    if (!isContext() || header.tagNumber() != number) {
      throw damaged("no element [" + number + "]");
    }
    return explicit();
  }

  /** {@return what has an explicit context tag of any number} */
  public BerElement explicit() throws Asn1Exception {
    if (!isContext() || (header.identifier() & Tag.CONSTRUCTED) == 0) {
      throw damaged("no explicitly tagged element");
    }
    List<BerElement> tagged = elements();
    if (tagged.size() != 1) {
      throw damaged("[" + header.tagNumber() + "] holds " + tagged.size() + " elements");
    }
    return tagged.get(0);
  }

  public boolean isOctetString() {
    return (header.identifier() & ~Tag.CONSTRUCTED) == Tag.OCTET_STRING;
  }

  /** {@return the bytes of an OCTET STRING, a copy} */
  public byte[] octets() throws Asn1Exception {
    return string(Tag.OCTET_STRING, "OCTET STRING");
  }

  public String utf8() throws Asn1Exception {
    try {
      byte[] text = string(Tag.UTF8_STRING, "UTF8String");
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      throw damaged("no UTF-8");
    }
  }

  /** {@return the text of a BMPString, which may hold surrogates} */
  public String bmp() throws Asn1Exception {
    byte[] text = string(Tag.BMP_STRING, "BMPString");
    if (text.length % 2 != 0) {
      throw damaged("half a character in a BMPString");
    }
    char[] chars = new char[text.length / 2];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) ((text[2 * i] & 0xFF) << 8 | text[2 * i + 1] & 0xFF);
    }
    return new String(chars);
  }

  public Oid oid() throws Asn1Exception {
    require(Tag.OBJECT_IDENTIFIER, "OBJECT IDENTIFIER");
    return Oid.ofContent(content());
  }

  public BigInteger integer() throws Asn1Exception {
    require(Tag.INTEGER, "INTEGER");
    byte[] content = content();
    boolean minimal = content.length == 1 || content.length > 1 && content[0] != content[1] >> 7;
    if (!minimal) {
      throw damaged("INTEGER without or with too many bytes");
    }
    return new BigInteger(content);
  }

  public boolean bool() throws Asn1Exception {
    require(Tag.BOOLEAN, "BOOLEAN");
    byte[] content = content();
    if (content.length != 1) {
      throw damaged("BOOLEAN of " + content.length + " bytes");
    }
    return content[0] != 0;
  }

  /** {@return the element with tag and length, a copy} */
  public byte[] encoded() {
    return Arrays.copyOfRange(data, start, end);
  }

  /** {@return bytes with tag and length, 2 at least} */
  public int sizeBytes() {
    return end - start;
  }

  /**
   * The bytes of a BIT STRING in one piece.
   *
   * @return without the number of unused bits, a copy
   * @throws Asn1Exception if it is another type, or not of whole bytes
   */
  public byte[] bitString() throws Asn1Exception {
    require(Tag.BIT_STRING, "BIT STRING");
    byte[] content = content();
    if (content.length == 0 || content[0] != 0) {
      throw damaged("no BIT STRING of whole bytes");
    }
    return Arrays.copyOfRange(content, 1, content.length);
  }

  /** {@return the bytes without tag and length, whatever its type; a copy} */
  public byte[] content() {
    return Arrays.copyOfRange(data, header.contentStart(), contentEnd);
  }

  private byte[] string(int tag, String type) throws Asn1Exception {
    if (header.identifier() == tag) {
      return content();
    }
    require(tag | Tag.CONSTRUCTED, type);
    ByteArrayOutputStream joined = new ByteArrayOutputStream(contentEnd - header.contentStart());
    for (BerElement piece : elements()) {
      joined.writeBytes(piece.octets());
    }
    return joined.toByteArray();
  }

  private void require(int identifier, String type) throws Asn1Exception {
    if (header.identifier() != identifier) {
      throw damaged("%s expected, tag %02X found".formatted(type, header.identifier()));
    }
  }

  private Asn1Exception damaged(String problem) {
    return new Asn1Exception("ASN.1 at byte " + start + ": " + problem);
  }
}
