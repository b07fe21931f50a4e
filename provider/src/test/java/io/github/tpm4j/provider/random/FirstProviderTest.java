package io.github.tpm4j.provider.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the provider comes first, all of a JVM's random numbers are asked of the TPM; in a JVM of
 * its own, as the JDK keeps the SecureRandom that it met first.
 */
class FirstProviderTest {
  @TempDir private Path folder;

  @Test
  void givesTheBundledTpmTheRandomNumbersThatItIsMadeOfAndSignsWith() throws Exception {
    Path output = folder.resolve("output");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                FirstProvider.class.getName(),
                "engine:dir=" + folder.resolve("state"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertEquals(0, program.waitFor(), () -> text(output));
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
