package io.github.tpm4j.provider.generation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.tss.asn1.Der;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A GeneralName (RFC 5280, 4.2.1.6).
 *
 * @param kind what it names
 * @param text the name, in ASCII; of an address its digits
 */
public record AlternativeName(Kind kind, String text) {
  private static final String ADDRESS =
      "([0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*";

  /** What is named, by the number of its tag. */
  public enum Kind {
    EMAIL(1),
    DNS(2),
    URI(6),
    IP(7);

    private final int tag;

    Kind(int number) {
      tag = 0x80 | number;
    }
  }

  /**
   * @throws IllegalArgumentException if the text cannot be such a name
   */
  public AlternativeName {
    boolean fits = kind == Kind.IP ? text.matches(ADDRESS) : text.matches("[\\x21-\\x7E]+");
    if (!fits) {
      throw new IllegalArgumentException("'" + text + "' is no " + kind + " name in ASCII");
    }
    if (kind == Kind.IP) {
      address(text);
    }
  }

  byte[] encoded() {
    return Der.element(kind.tag, kind == Kind.IP ? address(text) : text.getBytes(US_ASCII));
  }

  // Digits are not looked up.
  private static byte[] address(String digits) {
    try {
      return InetAddress.getByName(digits).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("'" + digits + "' is no address", e);
    }
  }
}
