package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.LongOptions;
import io.github.tpm4j.cli.dropin.LongOptions.Given;
import io.github.tpm4j.cli.dropin.LongOptions.Parsed;
import io.github.tpm4j.cli.dropin.Refusal;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the options of {@code swtpm_setup}. */
final class SetupOptions {
  /** Set by the command's script: the user that it has changed to. */
  private static final String USER = "TPM4J_SWTPM_USER";

  private static final Set<String> ENDS = Set.of("version", "help", "create-config-files");
  private static final Set<String> OBSOLETE = Set.of("swtpm_ioctl", "tcsd-system-ps-file");

  private static final String UNCHANGED = "-";
  private static final Set<String> CIPHERS = Set.of("aes-cbc", "aes-128-cbc", "aes-256-cbc");

  private SetupOptions() {}

  /** Those that swtpm 0.7.1 has, and of later ones what is asked for a TPM 2.0. */
  static LongOptions known() {
    return new LongOptions("swtpm_setup")
        .value("tpm-state")
        .alias("tpmstate", "tpm-state")
        .value("tpm")
        .value("swtpm_ioctl")
        .flag("tpm2")
        .flag("ecc")
        .flag("createek")
        .flag("create-spk")
        .value("ek1keyalgo")
        .value("ek2keyalgo")
        .value("iakkeyalgo")
        .value("idevidkeyalgo")
        .flag("no-iak")
        .value("profile")
        .value("profile-name")
        .value("profile-file")
        .value("profile-file-fd")
        .value("profile-remove-disabled")
        .flag("print-profiles")
        .flag("take-ownership")
        .value("ownerpass")
        .flag("owner-well-known")
        .value("srkpass")
        .flag("srk-well-known")
        .flag("create-ek-cert")
        .flag("create-platform-cert")
        .flag("lock-nvram")
        .flag("display")
        .value("config")
        .value("vmid")
        .value("keyfile")
        .value("keyfile-fd")
        .value("pwdfile")
        .value("pwdfile-fd")
        .value("cipher")
        .value("runas")
        .value("logfile")
        .flag("overwrite")
        .flag("not-overwrite")
        .flag("allow-signing")
        .flag("decryption")
        .value("pcr-banks")
        .value("rsa-keysize")
        .value("write-ek-cert-files")
        .optionalValue("create-config-files")
        .value("tcsd-system-ps-file")
        .flag("version")
        .flag("print-capabilities")
        .flag("reconfigure")
        .flag("h", "help");
  }

  /**
   * Looks at an option when it is read, as swtpm_setup does.
   *
   * @return false if it is the last one that counts
   */
  static boolean take(Given given) throws Refusal {
    if (given.name().equals("pwdfile-fd") && !given.value().matches("-?\\d{0,10}")) {
      throw new Refusal("Invalid file descriptor '" + given.value() + "'");
    }
    return !ENDS.contains(given.name());
  }

  static void warnOfObsolete(Parsed parsed, PrintStream out) {
    for (Given given : parsed.options()) {
      if (OBSOLETE.contains(given.name())) {
        out.println("Warning: --" + given.name() + " is deprecated and has no effect.");
      }
    }
  }

  /** A JVM cannot change its user; the command's script does, where it sees the option. */
  static void requireUser(Parsed parsed, Map<String, String> environment) throws Refusal {
    String user = parsed.value("runas").orElse("");
    if (!user.equals(environment.getOrDefault(USER, ""))) {
      throw new Refusal("swtpm_setup: Give --runas USER in full, as two words");
    }
  }

  static StatePlace state(Parsed parsed, SetupFamily family) throws Refusal {
    String text =
        parsed.value("tpm-state").orElseThrow(() -> new Refusal("--tpm-state must be provided"));
    return StatePlace.of(text, family.served());
  }

  /** Looks for the folder of certificates, as swtpm_setup does, before the rest is read. */
  static void requireCertificateFolder(Parsed parsed) throws Refusal {
    folder(parsed.value("write-ek-cert-files"));
  }

  /** What the rest asks for. */
  static SetupSettings settings(
      Parsed parsed, SetupFamily family, StatePlace place, Map<String, String> environment)
      throws Refusal {
    SetupConfig config = SetupConfig.read(parsed.value("config"), environment);
    Optional<KeySource> key = KeySource.of(parsed);
    boolean platform = parsed.has("create-platform-cert");
    boolean certificates = parsed.has("create-ek-cert");
    boolean endorsement = parsed.has("createek") || certificates || platform;
    if (parsed.has("reconfigure") && endorsement) {
      throw new Refusal("Reconfiguration is not supported with creation of EK or certificates");
    }
    return new SetupSettings(
        family,
        place,
        key.map(KeySource::option),
        key.map(KeySource::notice),
        config,
        parsed.has("reconfigure"),
        parsed.has("overwrite") && !parsed.has("reconfigure"),
        family.keys(parsed, endorsement, config),
        family.owner(parsed),
        certificates,
        platform,
        parsed.has("lock-nvram"),
        pcrBanks(parsed.value("pcr-banks"), config),
        parsed.value("vmid"),
        folder(parsed.value("write-ek-cert-files")));
  }

  static void requireCipher(Optional<String> cipher) throws Refusal {
    if (cipher.isPresent() && !CIPHERS.contains(cipher.get())) {
      throw new Refusal("Unsupported cipher " + cipher.get() + ".");
    }
  }

  private static Optional<String> pcrBanks(Optional<String> text, SetupConfig config) {
    String banks = text.filter(it -> !it.isEmpty()).orElseGet(config::activePcrBanks);
    return Optional.of(banks).filter(it -> !it.equals(UNCHANGED));
  }

  private static Optional<Path> folder(Optional<String> text) throws Refusal {
    if (text.isPresent() && (text.get().isEmpty() || !Files.isDirectory(Path.of(text.get())))) {
      throw StatePlace.noDirectory(text.get(), Account.own().user());
    }
    return text.map(Path::of);
  }
}
