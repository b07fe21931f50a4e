package io.github.tpm4j.cli.dropin.client;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number at the beginning of a text, as strtol(3) reads it.
 *
 * @param value 64 bits, of which what is too large shows the lowest
 * @param isWhole whether nothing follows it, and it has no more bits
 */
public record CNumber(long value, boolean isWhole) {
  private static final Pattern ANY_BASE =
      Pattern.compile("\\s*([+-]?)(?:0[xX]([0-9a-fA-F]+)|0([0-7]+)|([0-9]+))");
  private static final Pattern DECIMAL = Pattern.compile("\\s*([+-]?)()()([0-9]+)");
  private static final int HEX = 16;
  private static final int OCTAL = 8;
  private static final int TEN = 10;

  /** Of base 16 behind {@code 0x}, of base 8 behind {@code 0}; empty if there is none. */
  public static Optional<CNumber> ofAnyBase(String text) {
    return read(ANY_BASE, text);
  }

  /** Of base 10; empty if there is none. */
  public static Optional<CNumber> decimal(String text) {
    return read(DECIMAL, text);
  }

  private static Optional<CNumber> read(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.lookingAt()) {
      return Optional.empty();
    }
    BigInteger number = magnitude(found.group(2), found.group(3), found.group(4));
    boolean fits = number.bitLength() <= Long.SIZE;
    if (found.group(1).equals("-")) {
      number = number.negate();
    }
    return Optional.of(new CNumber(number.longValue(), fits && found.end() == text.length()));
  }

  private static BigInteger magnitude(String hex, String octal, String decimal) {
    if (hex != null && !hex.isEmpty()) {
      return new BigInteger(hex, HEX);
    }
    return octal != null && !octal.isEmpty()
        ? new BigInteger(octal, OCTAL)
        : new BigInteger(decimal, TEN);
  }
}
