package io.github.tpm4j.benchmarks.pkcs11;

import io.github.tpm4j.peers.Folders;
import io.github.tpm4j.peers.JavaCommand;
import io.github.tpm4j.peers.ResourceManager;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * This provider against the JDK's SunPKCS11 with tpm2-pkcs11 above tpm2-abrmd, each on a swtpm of
 * its own. Both work in a JVM of their own, as tpm2-pkcs11 takes its settings from the environment.
 */
public final class Pkcs11Comparison {
  private static final String PIN = "userpin";
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final boolean quick;

  public Pkcs11Comparison(boolean quick) {
    this.quick = quick;
  }

  /** Prints a table as Markdown. */
  public void print(PrintStream out) throws IOException {
    Path folder = Files.createTempDirectory("pkcs11");
    try (Swtpm direct = Swtpm.tcp();
        Swtpm managed = Swtpm.tcp();
        ResourceManager manager = ResourceManager.above(managed.tcti())) {
      Path configuration = folder.resolve("provider.cfg");
      at(manager, folder, "bash", script(folder).toString(), configuration.toString(), PIN);
      List<String> command =
          JavaCommand.of(
              Pkcs11Contest.class,
              configuration.toString(),
              PIN,
              direct.tcti(),
              Boolean.toString(quick));
      out.println(at(manager, folder, command.toArray(String[]::new)));
    } finally {
      Folders.delete(folder);
    }
  }

  private static String at(ResourceManager manager, Path folder, String... command) {
    return manager
        .reachedBy(Tool.of(command))
        .with("TPM2_PKCS11_STORE", folder.resolve("store").toString())
        .within(LIMIT)
        .succeed()
        .text();
  }

  private static Path script(Path folder) throws IOException {
    Path file = folder.resolve("token.sh");
    try (InputStream script = Pkcs11Comparison.class.getResourceAsStream("token.sh")) {
      Files.copy(script, file);
    }
    return file;
  }
}
