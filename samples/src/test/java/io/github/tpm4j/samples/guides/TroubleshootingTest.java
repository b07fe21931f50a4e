package io.github.tpm4j.samples.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The messages that docs/troubleshooting.md quotes are those of the code. */
class TroubleshootingTest {
  private static final Pattern ROW = Pattern.compile("^\\| `(.*?)` \\|", Pattern.MULTILINE);

  /** Two parts of one text in Java, or a text and what is formatted into it. */
  private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"|%[ds]|\\{\\d}");

  private static final List<String> OF_THE_JDK = List.of("Unrecognized keystore format");

  private static String sources() {
    return Stream.of("transports", "tss", "tss/tpm12", "keystore", "keystore/tpm12", "provider")
        .flatMap(module -> Guides.below(module + "/src/main/java", ".java").stream())
        .map(Guides::text)
        .map(text -> JOINT.matcher(text).replaceAll(""))
        .collect(Collectors.joining());
  }

  private static List<String> messages() {
    Path page = Guides.ROOT.resolve("docs/troubleshooting.md");
    return ROW.matcher(Guides.text(page))
        .results()
        .map((MatchResult row) -> row.group(1))
        .filter(message -> OF_THE_JDK.stream().noneMatch(message::startsWith))
        .toList();
  }

  @Test
  void eachMessageIsOfTheCode() {
    String sources = sources();
    List<String> unknown = new ArrayList<>();
    for (String message : messages()) {
      for (String part : message.split("…")) {
        if (!sources.contains(part)) {
          unknown.add(part);
        }
      }
    }
    assertEquals(List.of(), unknown);
    assertTrue(messages().size() > 50, () -> "messages: " + messages().size());
  }
}
