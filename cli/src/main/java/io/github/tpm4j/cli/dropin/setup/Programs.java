package io.github.tpm4j.cli.dropin.setup;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Programs by name or path. */
final class Programs {
  private Programs() {}

  /** The first of the name in PATH, or what a path leads to, if it can be run. */
  static Optional<Path> inPath(String name, Map<String, String> environment) {
    if (name.contains(File.separator)) {
      return Optional.of(Path.of(name)).filter(Programs::isProgram);
    }
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Programs::isProgram)
        .findFirst();
  }

  static boolean isProgram(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }
}
