package io.github.tpm4j.benchmarks.builds;

import io.github.tpm4j.peers.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Another build of this project, such as that of an older commit.
 *
 * @param checkout the folder of its sources; its command builds what is missing
 */
public record OtherBuild(Path checkout) {
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(30);

  /** The script that users start. */
  Path command() {
    return checkout.toAbsolutePath().resolve("tpm4j");
  }

  /** The one jar with the provider and the bundled TPM. */
  Path jar() {
    byte[] path = Tool.of(command().toString(), "jar").within(BUILD_LIMIT).succeed().output();
    return Path.of(new String(path, StandardCharsets.UTF_8).strip());
  }
}
