package io.github.tpm4j.samples.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Links between the documents lead somewhere, and each guide is found from the README. */
class GuideLinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} (.*)$", Pattern.MULTILINE);

  private static List<String> links(Path document) {
    return LINK.matcher(CodeBlock.proseOf(document))
        .results()
        .map((MatchResult link) -> link.group(1))
        .filter(link -> !link.contains("://"))
        .toList();
  }

  /** As code hosts make them: lower case, spaces as hyphens, without other punctuation. */
  private static Set<String> anchors(Path document) {
    return HEADING
        .matcher(CodeBlock.proseOf(document))
        .results()
        .map(heading -> heading.group(1).toLowerCase().replaceAll("[^\\p{L}\\p{N} _-]", ""))
        .map(heading -> heading.replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  @Test
  void filesAndHeadingsAreThere() {
    List<String> broken = new ArrayList<>();
    int count = 0;
    for (Path document : Guides.documents()) {
      for (String link : links(document)) {
        count++;
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target) || parts.length == 2 && !anchors(target).contains(parts[1])) {
          broken.add(document.getFileName() + ": " + link);
        }
      }
    }
    assertEquals(List.of(), broken);
    assertTrue(count > 50, "links: " + count);
  }

  @Test
  void theReadmeLeadsToEachGuide() {
    List<String> linked = links(Guides.ROOT.resolve("README.md"));
    for (Path guide : Guides.below("docs", ".md")) {
      assertTrue(linked.contains("docs/" + guide.getFileName()), guide::toString);
    }
  }

  @Test
  void picturesAreThere() {
    assertTrue(
        links(Guides.ROOT.resolve("README.md")).stream().anyMatch(link -> link.endsWith(".svg")));
  }
}
