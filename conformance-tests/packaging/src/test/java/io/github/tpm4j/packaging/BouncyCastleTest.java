package io.github.tpm4j.packaging;

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

/** Programs with a Bouncy Castle of their own, of any version, before our jar and after it. */
class BouncyCastleTest {
  private static final Path JAR = Path.of(System.getProperty("tpm4j.jar"));
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

  private void run(String version, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add(program().toString());
    command.add("/" + version + "/");
    Tool.of(command.toArray(String[]::new)).succeed();
  }

  private Path program() throws IOException {
    Path file = folder.resolve("OwnBouncyCastle.java");
    try (InputStream source = BouncyCastleTest.class.getResourceAsStream("OwnBouncyCastle.java")) {
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
