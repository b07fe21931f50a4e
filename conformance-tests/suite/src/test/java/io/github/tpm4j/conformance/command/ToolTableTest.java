package io.github.tpm4j.conformance.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Checkout;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of docs/command.md says of each command of tpm2-tools what is here for it. */
@Tag("peer")
class ToolTableTest {
  private static final Path TOOLS = Path.of("/usr/bin");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern TOOL = Pattern.compile("(?:tpm2_)?([a-zA-Z0-9_]+)\\b.*");

  @Test
  void hasEachCommandOfThePackage_andNoOther() throws IOException {
    Set<String> installed = installed();
    assertTrue(installed.size() > 90, installed::toString);
    Set<String> named = new TreeSet<>();
    for (List<String> row : rows()) {
      CODE.matcher(row.get(0)).results().map(ToolTableTest::tool).forEach(named::add);
    }
    // After the first of a row names may stand without what all of them begin with, and so may
    // arguments; what is written out must exist.
    String first = rows().stream().map(row -> row.get(0)).collect(Collectors.joining("\n"));
    named.removeIf(name -> !installed.contains(name) && !first.contains("tpm2_" + name));
    assertEquals(installed, named);
  }

  @Test
  void saysSomethingOfEach() throws IOException {
    for (List<String> row : rows()) {
      assertEquals(2, row.size(), row::toString);
      assertTrue(row.get(1).length() >= "not here".length(), row::toString);
    }
  }

  private static String tool(MatchResult code) {
    return TOOL.matcher(code.group(1)).results().findFirst().map(m -> m.group(1)).orElse("");
  }

  private static List<List<String>> rows() throws IOException {
    List<String> lines = Files.readAllLines(Checkout.root().resolve("docs/command.md"));
    return lines.subList(lines.indexOf("| tpm2-tools | here |") + 2, lines.size()).stream()
        .takeWhile(line -> line.startsWith("| "))
        .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
        .toList();
  }

  private static Set<String> installed() throws IOException {
    try (DirectoryStream<Path> tools = Files.newDirectoryStream(TOOLS, "tpm2_*")) {
      Set<String> names = new TreeSet<>();
      tools.forEach(tool -> names.add(tool.getFileName().toString().substring("tpm2_".length())));
      return names.stream()
          // Parts of other packages: tpm2-pkcs11's, and the name that all of tpm2-tools have too.
          .filter(name -> !name.equals("ptool"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
