package io.github.tpm4j.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever builds the same sources with the same JDK gets the same jars, byte for byte. */
@Tag("long")
class ReproducibleJarsTest {
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final Set<String> LEFT_OUT = Set.of("target", ".git");

  @TempDir Path folder;

  @Test
  void twoFoldersMakeTheSameJars_inAnyTimeZoneAndLanguage() throws IOException {
    Map<String, String> first = built("first", "UTC", "C");
    Map<String, String> second = built("a-second-folder", "Asia/Tokyo", "de_DE.UTF-8");
    assertTrue(first.keySet().stream().anyMatch(jar -> jar.contains("tpm4j-cli")), first::toString);
    assertTrue(first.size() >= 8, first::toString);
    assertEquals(first, second);
  }

  /** The digests of the jars that a copy of the sources makes, by their place in it. */
  private Map<String, String> built(String name, String timeZone, String language)
      throws IOException {
    Path copy = folder.resolve(name);
    copy(Checkout.root(), copy);
    Tool.of("mvn", "-B", "-o", "-q", "package", "-DskipTests", "-pl", "cli,starter,junit", "-am")
        .in(copy)
        .with("TZ", timeZone)
        .with("LC_ALL", language)
        .within(LIMIT)
        .succeed();
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> all = Files.walk(copy)) {
      for (Path jar : all.filter(ReproducibleJarsTest::isJar).toList()) {
        String digest = Tool.of("sha256sum", jar.toString()).succeed().text().substring(0, 64);
        digests.put(copy.relativize(jar).toString(), digest);
      }
    }
    return digests;
  }

  private static boolean isJar(Path path) {
    return path.toString().endsWith(".jar") && path.getParent().endsWith("target");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (Stream<Path> children = Files.list(from)) {
      for (Path child : children.toList()) {
        if (Files.isDirectory(child)) {
          if (!LEFT_OUT.contains(child.getFileName().toString())) {
            copy(child, to.resolve(child.getFileName()));
          }
        } else {
          Files.copy(child, to.resolve(child.getFileName()));
        }
      }
    }
  }
}
