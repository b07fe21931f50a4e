package io.github.tpm4j.conformance.server;

import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Shell scripts of one kind of client, a command family each, in a folder of resources beside this
 * class. What {@code common.sh} there defines, each of the others may use; it also puts the TPM
 * back after a script, so that they may follow each other in any order.
 */
final class Scripts {
  private static final String COMMON = "common";
  private static final String SUFFIX = ".sh";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Path folder;

  private Scripts(Path folder) {
    this.folder = folder;
  }

  static Scripts in(String folder) {
    try {
      return new Scripts(Path.of(Scripts.class.getResource(folder).toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("scripts are files, not in a jar", e);
    }
  }

  /** The families, by name. */
  List<String> families() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .filter(name -> !name.equals(COMMON))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs as far as the first command that fails. A script finds this JVM's program as {@code JAVA},
   * and the folder of the scripts as {@code SCRIPTS}.
   */
  Tool bash(String family) {
    String both =
        ". \"$SCRIPTS/%s\"; . \"$SCRIPTS/%s\"".formatted(COMMON + SUFFIX, family + SUFFIX);
    return Tool.of("bash", "-euo", "pipefail", "-c", both)
        .with("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString())
        .with("SCRIPTS", folder.toString())
        .within(LIMIT);
  }
}
