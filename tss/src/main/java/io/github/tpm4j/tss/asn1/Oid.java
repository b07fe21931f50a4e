package io.github.tpm4j.tss.asn1;

import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An object identifier (X.660). It is known by its content in DER, of which there is one; decimal
 * digits are made when somebody wants to see them, as a KeyStore has many thousand identifiers.
 */
public final class Oid {
  /** Longest content that is read, in bytes; an arc drawn from a UUID takes 19. */
  private static final int MAX_BYTES = 128;

  private static final Pattern DOTTED = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");

  /** The first two arcs are one number, 40 times the first plus the second (X.690, 8.19.4). */
  private static final BigInteger FORTY = BigInteger.valueOf(40);

  private static final BigInteger EIGHTY = BigInteger.valueOf(80);

  private final Bytes content;

  private Oid(Bytes content) {
    this.content = content;
  }

  /**
   * The identifier of arcs in decimal digits, such as 2.5.29.15.
   *
   * @throws IllegalArgumentException if they are those of none
   */
  public Oid(String dotted) {
    Objects.requireNonNull(dotted, "dotted");
    if (!DOTTED.matcher(dotted).matches()) {
      throw new IllegalArgumentException(dotted + " is no object identifier");
    }
    content = Bytes.adopt(encoded(dotted.split("\\.")));
    if (!dotted.equals(dotted())) {
      throw new IllegalArgumentException(
          dotted + " is no object identifier: its second arc is too large");
    }
  }

  private static byte[] encoded(String[] arcs) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    write(new BigInteger(arcs[0]).multiply(FORTY).add(new BigInteger(arcs[1])), content);
    for (int i = 2; i < arcs.length; i++) {
      write(new BigInteger(arcs[i]), content);
    }
    return content.toByteArray();
  }

  private static void write(BigInteger arc, ByteArrayOutputStream content) {
    for (int shift = (Math.max(arc.bitLength(), 1) - 1) / 7 * 7; shift > 0; shift -= 7) {
      content.write(arc.shiftRight(shift).intValue() & 0x7F | 0x80);
    }
    content.write(arc.intValue() & 0x7F);
  }

  /**
   * The identifier of the content of an element, without tag and length.
   *
   * @param content is not copied
   */
  static Oid ofContent(byte[] content) throws Asn1Exception {
    boolean complete = content.length > 0 && content[content.length - 1] >= 0;
    if (!complete || content.length > MAX_BYTES) {
      throw new Asn1Exception("an object identifier is damaged");
    }
    for (int at = 0; at < content.length; at++) {
      if (beginsArc(content, at) && content[at] == (byte) 0x80) {
        throw new Asn1Exception("an object identifier is damaged: an arc begins with zeros");
      }
    }
    return new Oid(Bytes.adopt(content));
  }

  private static boolean beginsArc(byte[] content, int at) {
    return at == 0 || content[at - 1] >= 0;
  }

  /** {@return the identifier with one arc more} */
  public Oid branch(String arc) {
    return new Oid(dotted() + '.' + arc);
  }

  /** The content of the element in DER, without tag and length. */
  byte[] content() {
    return content.toByteArray();
  }

  /** {@return the arcs in decimal digits} */
  public String dotted() {
    StringBuilder dotted = new StringBuilder();
    BigInteger arc = BigInteger.ZERO;
    for (byte part : content.borrow()) {
      arc = arc.shiftLeft(7).or(BigInteger.valueOf(part & 0x7F));
      if (part >= 0) {
        append(arc, dotted);
        arc = BigInteger.ZERO;
      }
    }
    return dotted.toString();
  }

  private static void append(BigInteger arc, StringBuilder dotted) {
    if (!dotted.isEmpty()) {
      dotted.append('.').append(arc);
    } else if (arc.compareTo(EIGHTY) >= 0) {
      dotted.append("2.").append(arc.subtract(EIGHTY));
    } else {
      dotted.append(arc.divide(FORTY)).append('.').append(arc.mod(FORTY));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Oid that && content.equals(that.content);
  }

  @Override
  public int hashCode() {
    return content.hashCode();
  }

  @Override
  public String toString() {
    return dotted();
  }
}
