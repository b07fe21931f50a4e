package io.github.tpm4j.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs with a Bouncy Castle of their own, of any version, before our jars and after them. */
class BouncyCastleTest {
  private static final Path JAR = Path.of(System.getProperty("tpm4j.jar"));
  private static final List<Path> MODULES = modules();
  private static final Path VERSIONS = Path.of(System.getProperty("tpm4j.bouncycastle"));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"1.70", "1.78.1", "1.84", "1.87", "2.73.10"})
  void comesFirst(String version) throws IOException {
    List<Path> path = jars(version);
    path.add(JAR);
    run(version, "-cp", joined(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.70", "1.78.1", "1.84", "1.87", "2.73.10"})
  void comesLast(String version) throws IOException {
    List<Path> path = jars(version);
    path.add(0, JAR);
    run(version, "-cp", joined(path));
  }

  @Test
  void isAModule() throws IOException {
    List<Path> path = jars("1.84");
    path.add(JAR);
    run("1.84", "-p", joined(path), "--add-modules", "ALL-MODULE-PATH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.70", "1.78.1", "1.84", "1.87", "2.73.10"})
  void comesFirst_beforeTheMavenModules(String version) throws IOException {
    List<Path> path = jars(version);
    path.addAll(MODULES);
    run(version, "-cp", joined(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.70", "2.73.10"})
  void comesLast_afterTheMavenModules(String version) throws IOException {
    List<Path> path = jars(version);
    path.addAll(0, MODULES);
    run(version, "-cp", joined(path));
  }

  @Test
  void isAModuleAmongTheMavenModules() throws IOException {
    List<Path> path = jars("1.84");
    path.addAll(MODULES);
    run("1.84", "-p", joined(path), "--add-modules", "ALL-MODULE-PATH");
  }

  @Test
  void isNowhere_andTheProviderAloneDrivesAnotherTpm() throws IOException {
    List<Path> alone =
        MODULES.stream().filter(jar -> !jar.toString().contains("tpm4j-engine")).toList();
    // The engine of each family.
    assertEquals(MODULES.size() - 2, alone.size());
    try (Swtpm swtpm = Swtpm.tcp()) {
      Tool.of(java(), "-cp", joined(alone), program("NoBouncyCastle.java").toString(), swtpm.tcti())
          .succeed();
    }
  }

  @Test
  void isNoDependencyOfThePublishedEngine() throws IOException {
    Path root = JAR.toAbsolutePath().normalize().getParent().getParent().getParent();
    String pom = Files.readString(root.resolve("engine/dependency-reduced-pom.xml"));
    assertFalse(pom.contains("<groupId>org.bouncycastle</groupId>"));
    assertTrue(pom.contains("<artifactId>tpm4j-tss</artifactId>"));
  }

  /** What a program gets that depends on provider and engine; Bouncy Castle is not among it. */
  private static List<Path> modules() {
    List<String> wanted =
        List.of(
            "tpm4j-provider-",
            "tpm4j-keystore-",
            "tpm4j-tss-",
            "tpm4j-attest-",
            "tpm4j-transports-",
            "tpm4j-engine-",
            "jna-",
            "caffeine-",
            "jackson-core-");
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(jar -> wanted.stream().anyMatch(jar.getFileName().toString()::startsWith))
        .toList();
  }

  private void run(String version, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(List.of(options));
    command.add(program("OwnBouncyCastle.java").toString());
    command.add("/" + version + "/");
    Tool.of(command.toArray(String[]::new)).succeed();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private Path program(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream source = BouncyCastleTest.class.getResourceAsStream(name)) {
      Files.copy(source, file);
    }
    return file;
  }

  private static List<Path> jars(String version) throws IOException {
    try (Stream<Path> files = Files.list(VERSIONS.resolve(version))) {
      return new ArrayList<>(files.sorted().toList());
    }
  }

  private static String joined(List<Path> path) {
    return String.join(File.pathSeparator, path.stream().map(Path::toString).toList());
  }
}
