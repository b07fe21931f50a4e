package io.github.tpm4j.provider.random;

import io.github.tpm4j.peers.JavaCommand;
import io.github.tpm4j.peers.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the provider comes first, all of a JVM's random numbers are asked of the TPM; in a JVM of
 * its own, as the JDK keeps the SecureRandom that it met first.
 */
class FirstProviderTest {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @TempDir private Path folder;

  @Test
  void givesTheBundledTpmTheRandomNumbersThatItIsMadeOfAndSignsWith() {
    List<String> command =
        JavaCommand.of(FirstProvider.class, "engine:dir=" + folder.resolve("state"));
    Tool.of(command.toArray(String[]::new)).within(LIMIT).succeed();
  }

  @Test
  void givesThemToTheThreadToo_thatACommandWaitsFor() {
    List<String> command =
        JavaCommand.of(FirstProvider.class, "engine:dir=" + folder.resolve("state"), "150");
    Tool.of(command.toArray(String[]::new)).within(LIMIT).succeed();
  }
}
