package io.github.tpm4j.tss.managed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExitFlushTest {
  @Test
  void isNotNeededByWhatIsOpenedWhileTheJvmEnds() throws Exception {
    // Surefire starts the JVM with a jar that only names the class path, and gives it here.
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                OpenInShutdownHook.class.getName())
            .inheritIO()
            .start();
    assertEquals(0, process.waitFor());
  }
}
