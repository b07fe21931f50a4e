package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code swtpm_setup.conf} says (swtpm_setup.conf(5)). */
final class SetupConfig {
  static final String NAME = "swtpm_setup.conf";
  static final Path SYSTEM_FOLDER = Path.of("/etc");
  static final String DEFAULT_BANKS = "sha256";

  private static final Pattern LINE = Pattern.compile("\\s*([a-z_0-9]+)\\s*=\\s*([^#]*).*");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z_0-9]*)}");

  private final Map<String, String> values;
  private final Map<String, String> environment;

  private SetupConfig(Map<String, String> values, Map<String, String> environment) {
    this.values = values;
    this.environment = environment;
  }

  /**
   * Reads it.
   *
   * @param file instead of the user's or the system's
   */
  static SetupConfig read(Optional<String> file, Map<String, String> environment) throws Refusal {
    Path path = file.map(Path::of).orElseGet(() -> found(environment));
    Map<String, String> values = new HashMap<>();
    try {
      for (String line : Files.readAllLines(path)) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          values.putIfAbsent(matcher.group(1), matcher.group(2).strip());
        }
      }
    } catch (IOException e) {
      throw new Refusal(
          "User " + Account.own().user() + " cannot read config file " + path + ".", e);
    }
    return new SetupConfig(values, environment);
  }

  private static Path found(Map<String, String> environment) {
    Path own = userFolder(environment).resolve(NAME);
    return Files.isReadable(own) ? own : SYSTEM_FOLDER.resolve(NAME);
  }

  /** Where a user's configuration is. */
  static Path userFolder(Map<String, String> environment) {
    String folder = environment.getOrDefault("XDG_CONFIG_HOME", "");
    return folder.isEmpty()
        ? Path.of(environment.getOrDefault("HOME", "/"), ".config")
        : Path.of(folder);
  }

  String activePcrBanks() {
    return value("active_pcr_banks").orElse(DEFAULT_BANKS);
  }

  /** The program that makes certificates, if there is one. */
  Optional<String> certificateTool() {
    return value("create_certs_tool");
  }

  Optional<String> certificateToolConfig() {
    return value("create_certs_tool_config");
  }

  Optional<String> certificateToolOptions() {
    return value("create_certs_tool_options");
  }

  private Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key)).filter(it -> !it.isEmpty()).map(this::expanded);
  }

  private String expanded(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(environment.getOrDefault(found.group(1), found.group())));
  }
}
