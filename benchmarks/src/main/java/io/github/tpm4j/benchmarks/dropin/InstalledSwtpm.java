package io.github.tpm4j.benchmarks.dropin;

import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.Tool;
import java.nio.file.Path;
import java.time.Duration;

/** The two commands {@code swtpm} that are compared. */
final class InstalledSwtpm {
  /** swtpm's own, as Debian installs it. */
  static final String DEBIAN = "/usr/bin/swtpm";

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private InstalledSwtpm() {}

  /** Makes the folder of {@code ./tpm4j install-swtpm}, and returns the command in it. */
  static String in(Path folder) {
    Tool.of(Checkout.root().resolve("tpm4j").toString(), "install-swtpm", folder.toString())
        .within(LIMIT)
        .succeed();
    return folder.resolve("swtpm").toString();
  }
}
