package io.github.tpm4j.conformance.clients;

import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/**
 * Runs commands as the guide's reader does, with this JVM's JDK, in a folder where {@code ./tpm4j}
 * is the project's.
 *
 * @param folder where the commands run
 * @param tcti the TPM that they use
 * @param settings the commands that set the variables of all others
 */
record Shell(Path folder, String tcti, String settings) {
  /** Ten JVMs, each on a machine that has other work. */
  private static final Duration LIMIT = Duration.ofMinutes(4);

  static Shell in(Path folder, String tcti) throws IOException {
    Path command = folder.resolve("tpm4j");
    String program = Checkout.root().resolve("tpm4j").toString();
    Files.writeString(command, "#!/bin/sh\nexec '" + program + "' \"$@\"\n");
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    return new Shell(folder, tcti, KeytoolGuide.blocks().get(0));
  }

  /** Commands of which each must succeed. */
  ToolResult succeed(String commands) {
    return shell(commands).succeed();
  }

  /** Commands of which one is expected to fail. */
  ToolResult refuse(String commands) {
    return shell(commands).refuse();
  }

  private Tool shell(String commands) {
    String home = System.getProperty("java.home");
    return Tool.of("bash", "-euo", "pipefail", "-c", settings + commands)
        .in(folder)
        .within(LIMIT)
        .with("JAVA_HOME", home)
        .with("PATH", Path.of(home, "bin") + File.pathSeparator + System.getenv("PATH"))
        .with("LC_ALL", "C")
        .with("TPM4J_TCTI", tcti);
  }
}
