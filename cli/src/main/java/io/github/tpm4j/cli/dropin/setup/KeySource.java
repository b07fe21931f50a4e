package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.LongOptions.Parsed;
import io.github.tpm4j.cli.dropin.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the state is encrypted with.
 *
 * @param option as {@code swtpm --key} takes it
 * @param notice the line that says so
 */
record KeySource(String option, String notice) {
  private static final String BY_KEY = "  The TPM's state will be encrypted with a provided key";
  private static final String BY_PASSWORD =
      "  The TPM's state will be encrypted using a key derived from a passphrase";

  /** The first of the four kinds that is given. */
  static Optional<KeySource> of(Parsed parsed) throws Refusal {
    SetupOptions.requireCipher(parsed.value("cipher"));
    String mode = ",mode=" + parsed.value("cipher").orElse("aes-128-cbc");
    if (parsed.has("keyfile")) {
      String file = readable(parsed.value("keyfile").orElseThrow(), "keyfile");
      return Optional.of(new KeySource("file=" + file + mode, BY_KEY + "."));
    }
    if (parsed.has("pwdfile")) {
      String file = readable(parsed.value("pwdfile").orElseThrow(), "passphrase file");
      return Optional.of(new KeySource("pwdfile=" + file + mode, BY_PASSWORD + "."));
    }
    if (parsed.has("keyfile-fd")) {
      String number = descriptor(parsed.value("keyfile-fd").orElseThrow());
      return Optional.of(new KeySource("fd=" + number + mode, BY_KEY + " (fd)."));
    }
    if (parsed.has("pwdfile-fd")) {
      String number = descriptor(parsed.value("pwdfile-fd").orElseThrow());
      return Optional.of(new KeySource("pwdfd=" + number + mode, BY_PASSWORD + " (fd)."));
    }
    return Optional.empty();
  }

  private static String readable(String file, String kind) throws Refusal {
    if (file.isEmpty() || !Files.isReadable(Path.of(file))) {
      throw new Refusal("User " + Account.own().user() + " cannot read " + kind + " " + file + ".");
    }
    return file;
  }

  private static String descriptor(String text) throws Refusal {
    if (!text.matches("\\d{1,9}")) {
      throw new Refusal("Invalid file descriptor '" + text + "'");
    }
    return text;
  }
}
