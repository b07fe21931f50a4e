package io.github.tpm4j.keystore.policy.text;

import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A value of a JSON text.
 *
 * @param path where it stands, such as {@code $.policy[0].type}
 * @param content a Map of fields by their names in lower case, a List, a String, a BigInteger or a
 *     Boolean
 */
record JsonValue(String path, Object content) {
  private static final int MAX_SHOWN_CHARS = 40;

  PolicyFormatException wrong(String problem) {
    return new PolicyFormatException(path, problem);
  }

  JsonFields fields() {
    if (content instanceof Map<?, ?> fields) {
      @SuppressWarnings("unchecked")
      Map<String, JsonValue> known = (Map<String, JsonValue>) fields;
      return new JsonFields(path, known);
    }
    throw wrong("it must be an object");
  }

  boolean isObject() {
    return content instanceof Map;
  }

  boolean isList() {
    return content instanceof List;
  }

  List<JsonValue> list() {
    if (content instanceof List<?> elements) {
      @SuppressWarnings("unchecked")
      List<JsonValue> known = (List<JsonValue>) elements;
      return known;
    }
    throw wrong("it must be a list");
  }

  String text() {
    if (content instanceof String text) {
      return text;
    }
    throw wrong("it must be a string");
  }

  /** A number, or a string with a decimal or hexadecimal ({@code 0x}) one. */
  long number(long max) {
    BigInteger number = findNumber();
    if (number == null) {
      throw wrong("it must be a number");
    }
    if (number.signum() < 0 || number.compareTo(BigInteger.valueOf(max)) > 0) {
      throw wrong("it must be from 0 to " + max + ", not " + shown(number.toString()));
    }
    return number.longValue();
  }

  private BigInteger findNumber() {
    if (content instanceof BigInteger number) {
      return number;
    }
    if (content instanceof String text && text.matches("[0-9]{1,20}")) {
      return new BigInteger(text);
    }
    return content instanceof String text && text.matches("0[xX][0-9A-Fa-f]{1,16}")
        ? new BigInteger(text.substring(2), 16)
        : null;
  }

  /** Bytes as hexadecimal digits or as a list of numbers. */
  Bytes bytes(int maxBytes) {
    Bytes bytes = content instanceof List ? listed(maxBytes) : hexadecimal();
    if (bytes.size() > maxBytes) {
      throw wrong("it has " + bytes.size() + " bytes; " + maxBytes + " are the most");
    }
    return bytes;
  }

  private Bytes listed(int maxBytes) {
    List<JsonValue> elements = list();
    byte[] bytes = new byte[Math.min(elements.size(), maxBytes + 1)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) elements.get(i).number(0xFF);
    }
    return Bytes.adopt(bytes);
  }

  private Bytes hexadecimal() {
    String digits = text().replaceFirst("^0[xX]", "");
    if (!digits.matches("([0-9A-Fa-f]{2})*+")) {
      throw wrong("it must be an even number of hexadecimal digits");
    }
    return Bytes.ofHex(digits);
  }

  /** Bytes of which there must be so many. */
  Bytes bytesOf(int size) {
    Bytes bytes = bytes(size);
    if (bytes.size() != size) {
      throw wrong("it has " + bytes.size() + " bytes, and must have " + size);
    }
    return bytes;
  }

  boolean yesOrNo() {
    if (content instanceof Boolean value) {
      return value;
    }
    if (content instanceof String text) {
      String name = text.toUpperCase(Locale.ROOT).replaceFirst("^TPM2?_", "");
      if (name.equals("YES") || name.equals("NO")) {
        return name.equals("YES");
      }
    }
    return number(1) == 1;
  }

  /**
   * A constant of the specification, by its name or its number.
   *
   * @param known all that there are
   * @param prefix what the specification puts before their names, such as {@code TPM_ALG_}
   * @param of finds one by its number
   */
  <T> T constant(Collection<T> known, String prefix, IntFunction<T> of) {
    BigInteger number = findNumber();
    if (number != null) {
      T constant = number.bitLength() < Integer.SIZE ? of.apply(number.intValue()) : null;
      if (constant != null && known.contains(constant)) {
        return constant;
      }
    } else if (content instanceof String text) {
      String name = bare(text, prefix);
      for (T constant : known) {
        if (bare(constant.toString(), prefix).equalsIgnoreCase(name)) {
          return constant;
        }
      }
    }
    throw wrong(shown(String.valueOf(content)) + " is unknown here");
  }

  // TPM2_ALG_SHA256, TPM_ALG_SHA256, ALG_SHA256 and SHA256 are one.
  private static String bare(String name, String prefix) {
    String kind = prefix.replaceFirst("^TPM_", "");
    return name.replaceFirst("^(?i:TPM2?_)?(?i:" + kind + ")?", "");
  }

  /** Something of the text as a message may have it. */
  private static String shown(String text) {
    String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
    return printable.length() <= MAX_SHOWN_CHARS
        ? printable
        : printable.substring(0, MAX_SHOWN_CHARS) + "...";
  }
}
