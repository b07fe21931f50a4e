package io.github.tpm4j.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of docs/attestation.md names reasons and tests that there are. */
class AttackTableTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern REASON = Pattern.compile("`([A-Z]+(?:_[A-Z]+)*)`");
  private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+Test)`");

  private static Set<String> named(Pattern pattern) throws IOException {
    String table = Files.readString(ROOT.resolve("docs").resolve("attestation.md"));
    return pattern
        .matcher(table)
        .results()
        .map((MatchResult result) -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyReasonIsOne() throws IOException {
    Set<String> reasons = Stream.of(Reason.values()).map(Reason::name).collect(Collectors.toSet());
    Set<String> unknown = named(REASON);
    assertTrue(unknown.size() > 20, unknown::toString);
    unknown.removeAll(reasons);
    assertEquals(Set.of(), unknown);
  }

  @Test
  void everyTestIsThere() throws IOException {
    Set<String> missing = named(TEST);
    assertTrue(missing.size() > 10, missing::toString);
    for (String module : new String[] {"attest", "conformance-tests/suite"}) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        files
            .map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
            .forEach(missing::remove);
      }
    }
    assertEquals(Set.of(), missing);
  }
}
