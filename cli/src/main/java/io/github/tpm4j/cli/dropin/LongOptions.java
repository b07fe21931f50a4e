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
final class LongOptions {

  /** An option that a command line names, with its value if it takes one. */
  record Given(String name, String value) {}

  /** What was read: the options in their order, and the operands. */
  record Parsed(List<Given> options, List<String> operands) {
    Parsed {
      options = List.copyOf(options);
      operands = List.copyOf(operands);
    }

    boolean has(String name) {
      return last(name).isPresent();
    }

    /** The last one of the name counts, as in swtpm. */
    Optional<Given> last(String name) {
      return options.stream().filter(given -> given.name().equals(name)).reduce((a, b) -> b);
    }

    Optional<String> value(String name) {
      return last(name).map(Given::value);
    }
  }

  private final String program;
  private final Map<String, Boolean> takesValue = new LinkedHashMap<>();
  private final Map<Character, String> letters = new LinkedHashMap<>();

  /**
   * @param program the name that stands before each message
   */
  LongOptions(String program) {
    this.program = program;
  }

  LongOptions flag(String... names) {
    return add(false, names);
  }

  LongOptions value(String... names) {
    return add(true, names);
  }

  /** The last name is the long one; letters stand before it. */
  private LongOptions add(boolean value, String... names) {
    String name = names[names.length - 1];
    takesValue.put(name, value);
    for (int i = 0; i < names.length - 1; i++) {
      letters.put(names[i].charAt(0), name);
    }
    return this;
  }

  Parsed parse(List<String> words) throws Refusal {
    List<Given> options = new ArrayList<>();
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--")) {
        operands.addAll(words.subList(i + 1, words.size()));
        break;
      } else if (word.startsWith("--")) {
        i += longOption(word.substring(2), words.subList(i + 1, words.size()), options);
      } else if (word.startsWith("-") && word.length() > 1) {
        i += lettersIn(word, words.subList(i + 1, words.size()), options);
      } else {
        operands.add(word);
      }
    }
    return new Parsed(options, operands);
  }

  /** Returns how many of the following words belong to the option. */
  private int longOption(String word, List<String> following, List<Given> options) throws Refusal {
    int equals = word.indexOf('=');
    String name = nameOf(equals < 0 ? word : word.substring(0, equals));
    if (equals >= 0) {
      if (!takesValue.get(name)) {
        throw refusal("option '--" + name + "' doesn't allow an argument");
      }
      options.add(new Given(name, word.substring(equals + 1)));
      return 0;
    }
    return withFollowing(name, following, "option '--" + name + "' requires an argument", options);
  }

  private String nameOf(String beginning) throws Refusal {
    if (takesValue.containsKey(beginning)) {
      return beginning;
    }
    List<String> names =
        takesValue.keySet().stream().filter(name -> name.startsWith(beginning)).toList();
    if (names.isEmpty()) {
      throw refusal("unrecognized option '--" + beginning + "'");
    }
    if (names.size() > 1) {
      String all = String.join("' '--", names);
      throw refusal("option '--" + beginning + "' is ambiguous; possibilities: '--" + all + "'");
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
      if (takesValue.get(name)) {
        if (i + 1 < word.length()) {
          options.add(new Given(name, word.substring(i + 1)));
          return 0;
        }
        String missing = "option requires an argument -- '" + letter + "'";
        return withFollowing(name, following, missing, options);
      }
      options.add(new Given(name, ""));
    }
    return 0;
  }

  private int withFollowing(
      String name, List<String> following, String missing, List<Given> options) throws Refusal {
    if (!takesValue.get(name)) {
      options.add(new Given(name, ""));
      return 0;
    }
    if (following.isEmpty()) {
      throw refusal(missing);
    }
    options.add(new Given(name, following.get(0)));
    return 1;
  }

  private Refusal refusal(String message) {
    return new Refusal(program + ": " + message);
  }
}
