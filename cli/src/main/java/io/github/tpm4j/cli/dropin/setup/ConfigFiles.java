package io.github.tpm4j.cli.dropin.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.SystemMessage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code --create-config-files}: what a user without the system's configuration needs. */
final class ConfigFiles {
  private static final String TOOL = "swtpm_localca";
  private static final String TOOL_CONFIG = "swtpm-localca.conf";
  private static final String TOOL_OPTIONS = "swtpm-localca.options";

  private final Map<String, String> environment;
  private final PrintStream out;

  ConfigFiles(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  /**
   * Makes them.
   *
   * @param flags words with commas between them
   */
  void create(String flags) throws Refusal {
    Set<String> words = Set.of(flags.split(",", -1));
    boolean overwrites = words.contains("overwrite");
    if (overwrites && words.contains("skip-if-exist")) {
      throw new Refusal("Error: overwrite and skip-if-exist cannot both be used");
    }
    if (Account.own().isRoot() && !words.contains("root")) {
      throw new Refusal(
          "Requiring the 'root' flag since the configuration files will shadow those in "
              + SetupConfig.SYSTEM_FOLDER
              + ".");
    }
    Map<Path, String> files = files(SetupConfig.userFolder(environment));
    Optional<Path> existing = files.keySet().stream().filter(Files::exists).findFirst();
    if (existing.isPresent() && !overwrites) {
      if (words.contains("skip-if-exist")) {
        return;
      }
      throw new Refusal("File " + existing.get() + " already exists. Refusing to overwrite.");
    }
    write(files);
  }

  private Map<Path, String> files(Path folder) throws Refusal {
    Path localCa = folder.resolve("var/lib/swtpm-localca");
    createFolder(localCa);
    Path config = folder.resolve(TOOL_CONFIG);
    Path options = folder.resolve(TOOL_OPTIONS);
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(
        folder.resolve(SetupConfig.NAME),
        tool().map(tool -> "create_certs_tool = " + tool + "\n").orElse("")
            + "create_certs_tool_config = "
            + config
            + "\ncreate_certs_tool_options = "
            + options
            + "\n# Comma-separated list (no spaces) of PCR banks to activate by default\n"
            + "active_pcr_banks = "
            + SetupConfig.DEFAULT_BANKS
            + "\n");
    files.put(
        config,
        "statedir = DIR\nsigningkey = DIR/signkey.pem\nissuercert = DIR/issuercert.pem\n"
                .replace("DIR", localCa.toString())
            + "certserial = "
            + localCa
            + "/certserial\n");
    files.put(
        options,
        "--platform-manufacturer "
            + word("os.name")
            + "\n--platform-version "
            + word("os.version")
            + "\n--platform-model "
            + word("os.name")
            + "\n");
    return files;
  }

  /** Where there is none, certificates are made by this program. */
  private Optional<Path> tool() {
    return Programs.inPath(TOOL, environment);
  }

  private static String word(String property) {
    return System.getProperty(property).replace(' ', '_');
  }

  private static void createFolder(Path folder) throws Refusal {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new Refusal("Could not create " + folder + ": " + SystemMessage.of(e), e);
    }
  }

  private void write(Map<Path, String> files) throws Refusal {
    for (Map.Entry<Path, String> file : files.entrySet()) {
      out.println("Writing " + file.getKey() + ".");
      try {
        Files.writeString(file.getKey(), file.getValue(), UTF_8);
      } catch (IOException e) {
        throw new Refusal("Could not write to " + file.getKey() + ": " + SystemMessage.of(e), e);
      }
    }
  }
}
