package io.github.tpm4j.cli.dropin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines {@code name = value}, as swtpm's configuration files have them. */
public final class ConfigFile {
  private static final Pattern LINE = Pattern.compile("\\s*([a-z_0-9]+)\\s*=\\s*([^#]*).*");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z_0-9]*)}");

  private final Map<String, String> values = new HashMap<>();
  private final Map<String, String> environment;

  private ConfigFile(Map<String, String> environment) {
    this.environment = environment;
  }

  /** One without lines. */
  public static ConfigFile empty() {
    return new ConfigFile(Map.of());
  }

  /**
   * Reads one.
   *
   * @param environment the variables that values may name
   */
  public static ConfigFile read(Path file, Map<String, String> environment) throws IOException {
    ConfigFile config = new ConfigFile(environment);
    for (String line : Files.readAllLines(file)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        config.values.putIfAbsent(matcher.group(1), matcher.group(2).strip());
      }
    }
    return config;
  }

  /** What it says, if it says something. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).filter(it -> !it.isEmpty()).map(this::expanded);
  }

  private String expanded(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(environment.getOrDefault(found.group(1), found.group())));
  }
}
