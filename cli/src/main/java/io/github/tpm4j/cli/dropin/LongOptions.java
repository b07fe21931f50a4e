package io.github.tpm4j.cli.dropin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command line as getopt_long(3) reads it, with its messages: {@code --name value}, {@code
 * --name=value}, unambiguous beginnings of names, and letters ({@code -p 1}, {@code -p1}, {@code
 * -td}). Words between the options are operands.
 */
public final class LongOptions {
  private static final String TWO_DASHES = "--";
  private static final String ONE_DASH = "-";

  private enum Value {
    NONE,
    /** One, behind an equals sign or as the next word. */
    ONE,
    /** One, and a next word that is no option, if there is one. */
    ONE_AND_OPERAND,
    /** None, or one: behind an equals sign, or a next word that is no option. */
    OPTIONAL
  }

  /**
   * An option that a command line names.
   *
   * @param value empty if it has none
   * @param operand the word after the value, of options that take it; else empty
   * @param word the option as it was typed, with a value behind an equals sign
   */
  public record Given(String name, String value, String operand, String word) {}

  /** What was read: the options in their order, and the operands. */
  public record Parsed(List<Given> options, List<String> operands) {
    /** Copies. */
    public Parsed {
      options = List.copyOf(options);
      operands = List.copyOf(operands);
    }

    /** Whether there is one of the name. */
    public boolean has(String name) {
      return last(name).isPresent();
    }

    /** The last one of the name counts, as in swtpm. */
    private Optional<Given> last(String name) {
      return options.stream().filter(given -> given.name().equals(name)).reduce((a, b) -> b);
    }

    /** The value of the last one of the name. */
    public Optional<String> value(String name) {
      return last(name).map(Given::value);
    }
  }

  /** Where a command goes on behind a word that is wrong. */
  public interface Wrong {
    /** Takes the line that getopt would print. */
    void found(String line) throws Refusal;
  }

  /** Whoever looks at options as they are read. */
  public interface Reader {
    /**
     * Takes an option.
     *
     * @return false if what follows is not read any more
     * @throws Refusal if it is wrong, at once
     */
    boolean take(Given given) throws Refusal;
  }

  private final String program;
  private final Map<String, String> aliases = new LinkedHashMap<>();
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Map<Character, String> letters = new LinkedHashMap<>();
  private boolean hasNamesAfterOneDash;

  /**
   * None, to begin with.
   *
   * @param program the name that stands before each message
   */
  public LongOptions(String program) {
    this.program = program;
  }

  /** Adds an option without a value. The last name is the long one; letters stand before it. */
  public LongOptions flag(String... names) {
    return add(Value.NONE, names);
  }

  /** Adds an option with a value. */
  public LongOptions value(String... names) {
    return add(Value.ONE, names);
  }

  /** Adds an option with a value and an operand. */
  public LongOptions valueAndOperand(String name) {
    return add(Value.ONE_AND_OPERAND, name);
  }

  /** Adds an option whose value may be left out. */
  public LongOptions optionalValue(String name) {
    return add(Value.OPTIONAL, name);
  }

  /** Adds another name of an option with a value. */
  public LongOptions alias(String name, String of) {
    aliases.put(name, of);
    return value(name);
  }

  /** Names may follow one dash too, as getopt_long_only(3) has it; there are no letters then. */
  public LongOptions namesAfterOneDash() {
    hasNamesAfterOneDash = true;
    return this;
  }

  private LongOptions add(Value value, String... names) {
    String name = names[names.length - 1];
    values.put(name, value);
    for (int i = 0; i < names.length - 1; i++) {
      letters.put(names[i].charAt(0), name);
    }
    return this;
  }

  /**
   * Reads a command line.
   *
   * @throws Refusal with getopt's line, at the first word that is wrong
   */
  public Parsed parse(List<String> words) throws Refusal {
    return parse(words, given -> true);
  }

  /** Reads a command line up to where the reader has enough. */
  public Parsed parse(List<String> words, Reader reader) throws Refusal {
    return parse(
        words,
        line -> {
          throw new Refusal(line);
        },
        reader);
  }

  /** As {@link #parse(List, Reader)}, and goes on behind what is wrong if that is only noted. */
  public Parsed parse(List<String> words, Wrong wrong, Reader reader) throws Refusal {
    List<Given> options = new ArrayList<>();
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals(TWO_DASHES)) {
        operands.addAll(words.subList(i + 1, words.size()));
        break;
      }
      if (!isOption(word)) {
        operands.add(word);
        continue;
      }
      int known = options.size();
      try {
        i += option(word, words.subList(i + 1, words.size()), options);
      } catch (Refusal e) {
        wrong.found(e.getMessage());
      }
      if (!take(options.subList(known, options.size()), reader)) {
        break;
      }
    }
    return new Parsed(options, operands);
  }

  private static boolean take(List<Given> options, Reader reader) throws Refusal {
    for (Given given : options) {
      if (!reader.take(given)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOption(String word) {
    return word.startsWith(ONE_DASH) && word.length() > ONE_DASH.length();
  }

  /** Returns how many of the following words belong to the option. */
  private int option(String word, List<String> following, List<Given> options) throws Refusal {
    if (word.startsWith(TWO_DASHES)) {
      return named(TWO_DASHES, word, following, options);
    }
    return hasNamesAfterOneDash
        ? named(ONE_DASH, word, following, options)
        : lettersIn(word, following, options);
  }

  private int named(String dashes, String word, List<String> following, List<Given> options)
      throws Refusal {
    int equals = word.indexOf('=');
    String name = nameOf(dashes, word, equals < 0 ? word.length() : equals);
    if (equals < 0) {
      String missing = "option '" + dashes + name + "' requires an argument";
      return withFollowing(name, word, following, missing, options);
    }
    if (values.get(name) == Value.NONE) {
      throw refusal("option '" + dashes + name + "' doesn't allow an argument");
    }
    String operand = operand(name, following);
    options.add(new Given(canonical(name), word.substring(equals + 1), operand, word));
    return operand.isEmpty() ? 0 : 1;
  }

  private String canonical(String name) {
    return aliases.getOrDefault(name, name);
  }

  private String nameOf(String dashes, String word, int end) throws Refusal {
    String beginning = word.substring(dashes.length(), end);
    if (values.containsKey(beginning)) {
      return beginning;
    }
    List<String> names =
        values.keySet().stream()
            .filter(name -> name.startsWith(beginning))
            .filter(name -> !canonical(name).startsWith(beginning) || !aliases.containsKey(name))
            .toList();
    if (names.isEmpty()) {
      throw refusal("unrecognized option '" + word + "'");
    }
    if (names.size() > 1) {
      String all = String.join("' '" + dashes, names);
      throw refusal("option '" + word + "' is ambiguous; possibilities: '" + dashes + all + "'");
    }
    return names.get(0);
  }

  private int lettersIn(String word, List<String> following, List<Given> options) throws Refusal {
    for (int i = 1; i < word.length(); i++) {
      char letter = word.charAt(i);
      String name = letters.get(letter);
      if (name == null) {
        throw refusal("invalid option -- '" + letter + "'");
      }
      if (values.get(name) != Value.NONE) {
        if (i + 1 < word.length()) {
          options.add(new Given(name, word.substring(i + 1), "", word));
          return 0;
        }
        String missing = "option requires an argument -- '" + letter + "'";
        return withFollowing(name, word, following, missing, options);
      }
      options.add(new Given(name, "", "", word));
    }
    return 0;
  }

  private int withFollowing(
      String name, String word, List<String> following, String missing, List<Given> options)
      throws Refusal {
    switch (values.get(name)) {
      case NONE -> {
        options.add(new Given(name, "", "", word));
        return 0;
      }
      case OPTIONAL -> {
        String value = firstOperand(following);
        options.add(new Given(name, value, "", word));
        return value.isEmpty() ? 0 : 1;
      }
      default -> {
        if (following.isEmpty()) {
          throw refusal(missing);
        }
        String operand = operand(name, following.subList(1, following.size()));
        options.add(new Given(canonical(name), following.get(0), operand, word));
        return operand.isEmpty() ? 1 : 2;
      }
    }
  }

  private String operand(String name, List<String> following) {
    return values.get(name) == Value.ONE_AND_OPERAND ? firstOperand(following) : "";
  }

  private static String firstOperand(List<String> following) {
    return following.isEmpty() || following.get(0).startsWith(ONE_DASH) ? "" : following.get(0);
  }

  private Refusal refusal(String message) {
    return new Refusal(program + ": " + message);
  }
}
