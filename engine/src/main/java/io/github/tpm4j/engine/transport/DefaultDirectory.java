package io.github.tpm4j.engine.transport;

import java.nio.file.Path;

/** Where the bundled TPM of a user keeps its state if nothing else is said. */
final class DefaultDirectory {

  private DefaultDirectory() {}

  static Path path() {
    return dataDirectory().resolve("tpm4j").resolve("tpm");
  }

  private static Path dataDirectory() {
    for (String variable : new String[] {"XDG_DATA_HOME", "LOCALAPPDATA"}) {
      String value = System.getenv(variable);
      if (value != null && !value.isBlank()) {
        return Path.of(value);
      }
    }
    return Path.of(System.getProperty("user.home"), ".local", "share");
  }
}
