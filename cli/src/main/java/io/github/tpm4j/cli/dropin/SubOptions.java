package io.github.tpm4j.cli.dropin;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What stands in an option's value: {@code key=value,key=value,word}, and nothing unknown. */
final class SubOptions {
  private static final int OCTAL = 8;
  private static final int ALL_MODE_BITS = 0777;

  /** What stands for an absent number in swtpm. */
  private static final String NO_NUMBER = "-1";

  private final String option;
  private final Map<String, String> values = new HashMap<>();

  private SubOptions(String option) {
    this.option = option;
  }

  /**
   * Reads a value.
   *
   * @param option its name in messages
   * @param keys those with a value
   * @param words those without
   */
  static SubOptions parse(String option, String text, Set<String> keys, Set<String> words)
      throws Refusal {
    SubOptions read = new SubOptions(option);
    for (String part : text.split(",", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals);
      boolean isKnown = (equals < 0 ? words : keys).contains(key);
      if (!isKnown || equals == part.length() - 1) {
        throw read.refusal("Unknown option '" + part + "'");
      }
      // Of two the first counts, as in swtpm.
      read.values.putIfAbsent(key, equals < 0 ? "true" : part.substring(equals + 1));
    }
    return read;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  OptionalInt number(String key) throws Refusal {
    String text = values.get(key);
    if (text == null || text.equals(NO_NUMBER)) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseUnsignedInt(text));
    } catch (NumberFormatException e) {
      throw refusal("invalid number '" + text + "'", e);
    }
  }

  /** Permissions of a file, in octal digits. */
  OptionalInt mode(String key) throws Refusal {
    String text = values.get(key);
    if (text == null) {
      return OptionalInt.empty();
    }
    try {
      int mode = Integer.parseInt(text, OCTAL);
      if (mode >= 0 && mode <= ALL_MODE_BITS) {
        return OptionalInt.of(mode);
      }
    } catch (NumberFormatException e) {
      throw refusal("invalid mode type '" + text + "'", e);
    }
    throw refusal("mode " + text + " is invalid");
  }

  /** {@code true} or {@code false}; false if it is absent. */
  boolean truth(String key) throws Refusal {
    String text = values.getOrDefault(key, "false");
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw refusal("invalid boolean '" + text + "'");
    };
  }

  private Refusal refusal(String message) {
    return refusal(message, null);
  }

  private Refusal refusal(String message, Throwable cause) {
    return new Refusal("swtpm: Error parsing " + option + " options: " + message, cause);
  }
}
