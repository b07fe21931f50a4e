package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.ConfigFile;
import io.github.tpm4j.cli.dropin.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What {@code swtpm_setup.conf} says (swtpm_setup.conf(5)). */
final class SetupConfig {
  static final String NAME = "swtpm_setup.conf";
  static final Path SYSTEM_FOLDER = Path.of("/etc");
  static final String DEFAULT_BANKS = "sha256";

  private final ConfigFile file;

  private SetupConfig(ConfigFile file) {
    this.file = file;
  }

  /**
   * Reads it. Where there is none at all, there is nothing to say.
   *
   * @param named instead of the user's or the system's
   */
  static SetupConfig read(Optional<String> named, Map<String, String> environment) throws Refusal {
    Path path = named.map(Path::of).orElseGet(() -> found(environment));
    if (named.isEmpty() && Files.notExists(path)) {
      return new SetupConfig(ConfigFile.empty());
    }
    try {
      return new SetupConfig(ConfigFile.read(path, environment));
    } catch (IOException e) {
      throw new Refusal(
          "User " + Account.own().user() + " cannot read config file " + path + ".", e);
    }
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
    return file.value("active_pcr_banks").orElse(DEFAULT_BANKS);
  }

  /** The program that makes certificates, if there is one. */
  Optional<String> certificateTool() {
    return file.value("create_certs_tool");
  }

  Optional<String> certificateToolConfig() {
    return file.value("create_certs_tool_config");
  }

  Optional<String> certificateToolOptions() {
    return file.value("create_certs_tool_options");
  }

  /** The default of an option. */
  Optional<String> value(String option) {
    return file.value(option);
  }
}
