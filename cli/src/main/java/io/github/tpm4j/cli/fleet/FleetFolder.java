package io.github.tpm4j.cli.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of a fleet: a folder for each TPM, by its name, in which its state, sockets, settings
 * and log are. Names that begin with a dot are the fleet's own.
 *
 * @param directory the folder
 * @param keys where the key is that encrypts the state of each TPM, by its name
 */
record FleetFolder(Path directory, Path keys) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
  private static final String KEYS = ".keys";

  /** Keys are in the folder itself, unless told otherwise. */
  static FleetFolder of(Path directory, Path keys) {
    return new FleetFolder(directory, keys == null ? directory.resolve(KEYS) : keys);
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Held by the process that serves it. */
  Path lock() {
    return directory.resolve(".lock");
  }

  MemberFolder member(String name) {
    return new MemberFolder(name, directory.resolve(name), keys.resolve(name));
  }

  /** The names of all TPMs, also of those that are stopped. */
  Set<String> names() throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IOException("There is no folder " + directory);
    }
    Set<String> names = new TreeSet<>();
    try (Stream<Path> entries = Files.list(directory)) {
      entries.forEach(
          entry -> {
            String name = entry.getFileName().toString();
            // A link could lead to another's state.
            if (isName(name) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
              names.add(name);
            }
          });
    }
    return names;
  }
}
