package io.github.tpm4j.samples.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What guides show is code that tests run: a block stands in a sample, word for word. */
class GuideCodeTest {
  /** A Maven project's own name and version, and its dependencies'. */
  private static final Pattern COORDINATES =
      Pattern.compile("<artifactId>(.*?)</artifactId>\\s*<version>(.*?)</version>", Pattern.DOTALL);

  private static void requireQuoted(String language, List<String> sources) {
    List<CodeBlock> blocks = CodeBlock.in(language);
    assertTrue(!blocks.isEmpty(), language);
    List<CodeBlock> own =
        blocks.stream()
            .filter(
                block ->
                    sources.stream()
                        .noneMatch(source -> source.contains(CodeBlock.plain(block.text()))))
            .toList();
    assertEquals(List.of(), own, "code that no sample has");
  }

  @Test
  void javaIsThatOfSamples() {
    requireQuoted(
        "java", Guides.quoted(".java").stream().map(Guides::text).map(CodeBlock::plain).toList());
  }

  @Test
  void propertiesAreThoseOfSamples() {
    requireQuoted(
        "properties",
        Guides.quoted(".properties").stream().map(Guides::text).map(CodeBlock::plain).toList());
  }

  @Test
  void dependenciesAreModules() {
    List<CodeBlock> blocks = CodeBlock.in("xml");
    assertTrue(!blocks.isEmpty());
    for (CodeBlock block : blocks) {
      for (MatchResult named : COORDINATES.matcher(block.text()).results().toList()) {
        String folder = named.group(1).equals("tpm4j") ? "starter" : named.group(1).substring(6);
        String module = Guides.text(Guides.ROOT.resolve(folder).resolve("pom.xml"));
        assertTrue(module.contains("<artifactId>" + named.group(1) + "</artifactId>"));
        assertTrue(module.contains("<version>" + named.group(2) + "</version>"), block::toString);
      }
    }
  }

  /** Whatever is fenced is checked here, or run by a test of commands, or output. */
  @Test
  void eachBlockSaysWhatItIs() {
    Set<String> languages = new TreeSet<>();
    Guides.all().stream()
        .flatMap(guide -> CodeBlock.of(guide).stream())
        .forEach(block -> languages.add(block.language()));
    languages.removeAll(Set.of("bash", "java", "properties", "text", "xml"));
    assertEquals(Set.of(), languages);
  }

  /** What is only indented, nobody checks. */
  @Test
  void codeIsFenced() {
    Pattern indented = Pattern.compile("\n\n    \\S.*");
    for (Path guide : Guides.all()) {
      List<String> blocks =
          indented.matcher(CodeBlock.proseOf(guide)).results().map(MatchResult::group).toList();
      assertTrue(blocks.isEmpty(), () -> guide + ": " + blocks);
    }
  }
}
