package io.github.tpm4j.conformance.clients;

import io.github.tpm4j.peers.JavaCommand;
import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code jdk.security.provider.preferred=Signature.RSASSA-PSS:TPM} serves TPM keys to libraries
 * that set parameters before the key, and takes nothing from the keys of others; in a JVM of its
 * own, as the property is read once.
 */
class PreferredPssTest {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @TempDir private Path folder;

  @Test
  void serves() throws IOException {
    run("jdk.security.provider.preferred=Signature.RSASSA-PSS:TPM\n").succeed();
  }

  @Test
  void isWhatSuchLibrariesNeed() throws IOException {
    run("").refuse();
  }

  private Tool run(String properties) throws IOException {
    Path file = Files.writeString(folder.resolve("tpm.security"), properties);
    List<String> options = new ArrayList<>(JavaCommand.SHORT_LIVED);
    options.add("-Djava.security.properties=" + file);
    List<String> command = JavaCommand.of(options, PreferredPss.class.getName());
    return Tool.of(command.toArray(String[]::new)).within(LIMIT);
  }
}
