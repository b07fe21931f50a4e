package io.github.tpm4j.cli.dropin.authority;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.SystemMessage;
import io.github.tpm4j.engine.manufacture.PlatformSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what of {@code swtpm-localca.options} is about a platform. */
final class PlatformOptions {
  private static final String PREFIX = "--platform-";

  private PlatformOptions() {}

  /**
   * Reads a file of options and values.
   *
   * @param file without one, a platform is named as its operating system
   */
  static PlatformSubject read(Optional<Path> file) throws Refusal {
    Map<String, String> values = new HashMap<>();
    if (file.isPresent()) {
      String[] words = text(file.get()).strip().split("\\s+");
      for (int i = 0; i + 1 < words.length; i++) {
        if (words[i].startsWith(PREFIX)) {
          values.put(words[i].substring(PREFIX.length()), words[++i]);
        }
      }
    }
    String system = System.getProperty("os.name");
    return new PlatformSubject(
        values.getOrDefault("manufacturer", system),
        values.getOrDefault("model", system),
        values.getOrDefault("version", System.getProperty("os.version")));
  }

  private static String text(Path file) throws Refusal {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Refusal(
          "Could not read the authority's options file " + file + ": " + SystemMessage.of(e), e);
    }
  }
}
