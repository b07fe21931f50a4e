package io.github.tpm4j.conformance.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.Daemon;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each guide's shell commands, in their order and in one shell, on a new bundled TPM. A new guide
 * is found by itself.
 */
@Tag("peer")
class GuideCommandsTest {
  /** Guides whose commands need something between them, and have a test of their own. */
  private static final Set<String> OWN =
      Set.of("docs/command.md", "docs/keystore.md", "docs/keytool.md", "docs/policies.md");

  private static final Pattern PORT = Pattern.compile("\\b23[0-9]1\\b");

  @TempDir private Path folder;

  private static Set<String> guides() throws IOException {
    Path root = Checkout.root();
    try (Stream<Path> files = Files.list(root.resolve("docs"))) {
      return Stream.concat(files, Stream.of(root.resolve("README.md")))
          .filter(file -> file.toString().endsWith(".md"))
          .map(file -> root.relativize(file).toString())
          .filter(guide -> !GuideShell.commands(guide).isEmpty())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  static Set<String> withoutOwnTest() throws IOException {
    Set<String> guides = guides();
    guides.removeAll(OWN);
    return guides;
  }

  @Test
  void thereAreSuchGuides() throws IOException {
    assertTrue(withoutOwnTest().size() >= 4, withoutOwnTest()::toString);
    assertTrue(guides().containsAll(OWN));
  }

  @ParameterizedTest
  @MethodSource("withoutOwnTest")
  void itsCommandsSucceed(String guide) throws IOException {
    ToolResult result = new GuideShell(folder).run(onFreePorts(GuideShell.commands(guide)));
    assertEquals(0, result.status(), result::toString);
  }

  /** Other programs of this machine may have the ports that the guide names, two in a row. */
  private static String onFreePorts(String commands) throws IOException {
    Set<Integer> named =
        PORT.matcher(commands)
            .results()
            .map(port -> Integer.valueOf(port.group()))
            .collect(Collectors.toCollection(TreeSet::new));
    String changed = commands;
    for (int port : named) {
      int free = Daemon.freePort();
      changed =
          changed
              .replaceAll("\\b" + port + "\\b", Integer.toString(free))
              .replaceAll("\\b" + (port + 1) + "\\b", Integer.toString(free + 1));
    }
    return changed;
  }
}
