package io.github.tpm4j.cli.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * How a TPM of a fleet is served: lines {@code family=}, {@code user=}, {@code group=}, {@code
 * mode=} and {@code startup=} of a file, each of which may be missing.
 *
 * @param family which TPM it is
 * @param user who owns its sockets
 * @param group whose group they have
 * @param mode their permissions
 * @param startup what it is given before its first client comes
 */
record MemberSettings(
    MemberFamily family,
    Optional<String> user,
    Optional<String> group,
    int mode,
    FleetStartup startup) {
  private static final int OCTAL = 8;
  private static final int OWNER_ONLY = 0600;
  private static final int ALL_MODE_BITS = 0777;

  static MemberSettings standard() {
    return new MemberSettings(
        MemberFamily.TPM_2_0, Optional.empty(), Optional.empty(), OWNER_ONLY, FleetStartup.OFF);
  }

  /**
   * Reads the file, if there is one.
   *
   * @throws IOException if a value is wrong
   */
  static MemberSettings read(Path file) throws IOException {
    if (Files.notExists(file)) {
      return standard();
    }
    Properties lines = new Properties();
    try (Reader in = Files.newBufferedReader(file, UTF_8)) {
      lines.load(in);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is not lines of name=value", e);
    }
    return new MemberSettings(
        MemberFamily.named(lines.getProperty("family", MemberFamily.TPM_2_0.word())),
        Optional.ofNullable(lines.getProperty("user")),
        Optional.ofNullable(lines.getProperty("group")),
        mode(lines.getProperty("mode", "600")),
        startup(lines.getProperty("startup", "off")));
  }

  /**
   * Permissions in octal digits.
   *
   * @throws IOException if they are none
   */
  static int mode(String text) throws IOException {
    if (text.matches("[0-7]{1,4}") && Integer.parseInt(text, OCTAL) <= ALL_MODE_BITS) {
      return Integer.parseInt(text, OCTAL);
    }
    throw new IOException("mode=" + text + " is none: it has octal digits, such as 660");
  }

  private static FleetStartup startup(String text) throws IOException {
    for (FleetStartup startup : FleetStartup.values()) {
      if (startup.word().equals(text)) {
        return startup;
      }
    }
    String all =
        Arrays.stream(FleetStartup.values())
            .map(FleetStartup::word)
            .collect(Collectors.joining(", "));
    throw new IOException("startup=" + text + " is none of " + all);
  }

  void write(Path file) throws IOException {
    StringBuilder lines = new StringBuilder("family=" + family.word() + "\n");
    user.ifPresent(name -> lines.append("user=").append(name).append('\n'));
    group.ifPresent(name -> lines.append("group=").append(name).append('\n'));
    lines.append(String.format(Locale.ROOT, "mode=%o%n", mode));
    lines.append("startup=").append(startup.word()).append('\n');
    Files.writeString(file, lines);
  }
}
