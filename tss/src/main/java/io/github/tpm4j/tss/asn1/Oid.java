package io.github.tpm4j.tss.asn1;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Objects;

/**
 * An object identifier (X.660).
 *
 * @param dotted its arcs in decimal digits, such as 2.5.29.15
 */
public record Oid(String dotted) {
  /** Longest content that is read, in bytes; an arc drawn from a UUID takes 19. */
  private static final int MAX_BYTES = 128;

  /** The first two arcs are one number, 40 times the first plus the second (X.690, 8.19.4). */
  private static final BigInteger FORTY = BigInteger.valueOf(40);

  private static final BigInteger EIGHTY = BigInteger.valueOf(80);

  public Oid {
    Objects.requireNonNull(dotted, "dotted");
    if (!dotted.matches("[0-2](\\.(0|[1-9][0-9]*))+")) {
      throw new IllegalArgumentException(dotted + " is no object identifier");
    }
  }

  /** The identifier with one arc more. */
  public Oid branch(String arc) {
    return new Oid(dotted + '.' + arc);
  }

  /** The content of the element in DER, without tag and length. */
  byte[] content() {
    String[] arcs = dotted.split("\\.");
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

  static Oid ofContent(byte[] content) throws Asn1Exception {
    boolean complete = content.length > 0 && content[content.length - 1] >= 0;
    if (!complete || content.length > MAX_BYTES) {
      throw new Asn1Exception("an object identifier is damaged");
    }
    StringBuilder dotted = new StringBuilder();
    int at = 0;
    while (at < content.length) {
      int start = at;
      while (content[at] < 0) {
        at++;
      }
      at++;
      append(arc(content, start, at), dotted);
    }
    return new Oid(dotted.toString());
  }

  private static BigInteger arc(byte[] content, int from, int to) throws Asn1Exception {
    if (content[from] == (byte) 0x80) {
      throw new Asn1Exception("an object identifier is damaged: an arc begins with zeros");
    }
    BigInteger arc = BigInteger.ZERO;
    for (int at = from; at < to; at++) {
      arc = arc.shiftLeft(7).or(BigInteger.valueOf(content[at] & 0x7F));
    }
    return arc;
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
  public String toString() {
    return dotted;
  }
}
