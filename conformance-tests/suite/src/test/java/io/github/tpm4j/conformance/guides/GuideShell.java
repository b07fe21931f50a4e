package io.github.tpm4j.conformance.guides;

import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A shell in a folder with the project's commands, for a new bundled TPM. */
final class GuideShell {
  /** The first start may build what is missing. */
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

  private final Path folder;

  GuideShell(Path folder) throws IOException {
    this.folder = folder;
    program("tpm4j", "exec '%s' \"$@\"\n");
    program("run", "exec '%s' \"$@\"\n");
  }

  /** All commands that a guide shows, in their order. */
  static String commands(String guide) {
    try {
      return BLOCK
          .matcher(Files.readString(Checkout.root().resolve(guide)))
          .results()
          .map(block -> block.group(1))
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts a command into the folder.
   *
   * @param script of sh, in which %s stands for the real command
   */
  void program(String name, String script) throws IOException {
    Path command = folder.resolve(name);
    Files.writeString(command, "#!/bin/sh\n" + script.formatted(Checkout.root().resolve(name)));
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
  }

  /** Runs a script of bash, which ends at its first failure, with a TPM kept in the folder. */
  ToolResult run(String script) throws IOException {
    return run(script, "engine:dir=" + folder.resolve("tpm"));
  }

  /** As {@link #run(String)}, with another TPM. */
  ToolResult run(String script, String tcti) throws IOException {
    return Tool.of("bash", "-euo", "pipefail", "-c", script)
        .in(folder)
        .within(LIMIT)
        .with("TPM4J_TCTI", tcti)
        .run();
  }
}
