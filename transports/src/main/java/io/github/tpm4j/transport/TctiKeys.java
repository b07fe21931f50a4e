package io.github.tpm4j.transport;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code key=value,key=value} text of a TCTI configuration. A word without {@code =} is a key
 * with an empty value, as {@code memory} in {@code engine:memory}.
 */
public final class TctiKeys {
  private final TctiConfiguration configuration;
  private final Map<String, String> values = new LinkedHashMap<>();

  private TctiKeys(TctiConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * Takes the text of a configuration apart.
   *
   * @param configuration what stands behind the scheme is {@code KEY=VALUE,…}
   * @param known the keys that the scheme understands
   * @return the keys with their values
   * @throws IllegalArgumentException if another key is there, or one twice
   */
  public static TctiKeys parse(TctiConfiguration configuration, String... known) {
    TctiKeys keys = new TctiKeys(configuration);
    for (String pair : configuration.text().split(",", -1)) {
      if (!pair.isBlank()) {
        keys.add(pair, known);
      }
    }
    return keys;
  }

  private void add(String pair, String[] known) {
    int equals = pair.indexOf('=');
    String key = (equals < 0 ? pair : pair.substring(0, equals)).strip();
    String value = equals < 0 ? "" : pair.substring(equals + 1).strip();
    if (!Arrays.asList(known).contains(key)) {
      throw bad("unknown key \"" + key + "\"; known are " + String.join(", ", known));
    }
    if (values.put(key, value) != null) {
      throw bad("key \"" + key + "\" stands there twice");
    }
  }

  /**
   * {@return whether the key stands there, with or without a value}
   *
   * @param key the name of the key
   */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /**
   * {@return the value of a key; empty if the key is not there}
   *
   * @param key the name of the key
   */
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /**
   * {@return the value of a key; empty if the key is not there}
   *
   * @param key the name of the key
   * @throws IllegalArgumentException if it is there without a value
   */
  public Optional<String> value(String key) {
    if (text(key).filter(String::isEmpty).isPresent()) {
      throw bad("key \"" + key + "\" has no value");
    }
    return text(key);
  }

  /**
   * {@return the value of a key, or {@code absent} if the key is not there}
   *
   * @param key the name of the key
   * @param absent the value where the key is not there
   */
  public String text(String key, String absent) {
    return values.getOrDefault(key, absent);
  }

  /**
   * {@return the decimal value of a key, or {@code absent} if the key is not there}
   *
   * @param key the name of the key
   * @param absent the value where the key is not there
   * @param minimum the smallest number that is taken
   * @param maximum the greatest number that is taken
   * @throws IllegalArgumentException if it is no number from {@code minimum} to {@code maximum}
   */
  public int number(String key, int absent, int minimum, int maximum) {
    String value = values.get(key);
    if (value == null) {
      return absent;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= minimum && number <= maximum) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls to the refusal below, which names the key and its range.
    }
    throw bad(key + "=" + value + " is not a number from " + minimum + " to " + maximum);
  }

  private IllegalArgumentException bad(String problem) {
    return new IllegalArgumentException("TCTI \"" + configuration + "\": " + problem);
  }
}
