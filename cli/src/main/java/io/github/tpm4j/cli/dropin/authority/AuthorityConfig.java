package io.github.tpm4j.cli.dropin.authority;

import io.github.tpm4j.cli.dropin.ConfigFile;
import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.SystemMessage;
import io.github.tpm4j.engine.manufacture.PlatformSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code swtpm-localca.conf} and {@code swtpm-localca.options} say, in the form that
 * swtpm_localca(8) reads.
 *
 * @param folder where the lock is
 * @param keyFile the authority's private key, PEM
 * @param password of that file
 * @param certificateFile the authority's certificate, PEM
 * @param platform what a platform's certificate names
 */
public record AuthorityConfig(
    Path folder,
    Path keyFile,
    Optional<String> password,
    Path certificateFile,
    PlatformSubject platform) {
  private static final String CONFIG = "swtpm-localca.conf";
  private static final String OPTIONS = "swtpm-localca.options";
  private static final Path SYSTEM_FOLDER = Path.of("/etc");
  private static final Path SYSTEM_STATE = Path.of("/var/lib/swtpm-localca");

  /** Keys that are elsewhere, which swtpm_localca knows and this program does not. */
  private static final List<String> FOREIGN_KEYS = List.of("pkcs11:", "tpmkey:");

  /** The file's name alone: where the password stands may be seen by all, but not printed. */
  @Override
  public String toString() {
    return "AuthorityConfig " + keyFile;
  }

  /**
   * Reads both.
   *
   * @param config instead of the user's or the system's; without any, the usual folders are taken
   * @param options the same
   * @param userFolder where a user's configuration is
   */
  public static AuthorityConfig read(
      Optional<String> config,
      Optional<String> options,
      Path userFolder,
      Map<String, String> environment)
      throws Refusal {
    Optional<Path> file = config.map(Path::of).or(() -> found(CONFIG, userFolder));
    Optional<Path> optionsFile = options.map(Path::of).or(() -> found(OPTIONS, userFolder));
    PlatformSubject platform = PlatformOptions.read(optionsFile);
    if (file.isEmpty()) {
      Path folder = usualFolder(userFolder);
      return new AuthorityConfig(
          folder,
          folder.resolve("signkey.pem"),
          Optional.empty(),
          folder.resolve("issuercert.pem"),
          platform);
    }
    ConfigFile lines = lines(file.get(), environment);
    Path key = Path.of(requireFile(required(lines, "signingkey", file.get())));
    return new AuthorityConfig(
        Path.of(required(lines, "statedir", file.get())),
        key,
        lines.value("signingkey_password"),
        Path.of(required(lines, "issuercert", file.get())),
        platform);
  }

  private static Optional<Path> found(String name, Path userFolder) {
    return List.of(userFolder.resolve(name), SYSTEM_FOLDER.resolve(name)).stream()
        .filter(Files::isReadable)
        .findFirst();
  }

  private static Path usualFolder(Path userFolder) {
    boolean isSystems =
        Files.isWritable(SYSTEM_STATE)
            || Files.notExists(SYSTEM_STATE) && Files.isWritable(SYSTEM_STATE.getParent());
    return isSystems ? SYSTEM_STATE : userFolder.resolve("var/lib/swtpm-localca");
  }

  private static ConfigFile lines(Path file, Map<String, String> environment) throws Refusal {
    try {
      return ConfigFile.read(file, environment);
    } catch (IOException e) {
      throw new Refusal(
          "Could not read the authority's config file " + file + ": " + SystemMessage.of(e), e);
    }
  }

  private static String required(ConfigFile lines, String name, Path file) throws Refusal {
    return lines
        .value(name)
        .orElseThrow(
            () -> new Refusal("Missing '" + name + "' config value in config file " + file + "."));
  }

  private static String requireFile(String key) throws Refusal {
    if (FOREIGN_KEYS.stream().anyMatch(key::startsWith)) {
      throw new Refusal(
          "The signing key is no file: certificates by it need create_certs_tool = swtpm_localca");
    }
    return key;
  }
}
