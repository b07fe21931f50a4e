package io.github.tpm4j.samples.guides;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A block of code that a guide shows.
 *
 * @param guide the file that shows it
 * @param language what stands behind the three backquotes
 * @param text the code
 */
record CodeBlock(Path guide, String language, String text) {
  private static final Pattern FENCED =
      Pattern.compile("^```(\\w*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern COMMENT = Pattern.compile("(?<!:)//.*");

  /** The fenced blocks of a guide in their order. */
  static List<CodeBlock> of(Path guide) {
    return FENCED
        .matcher(Guides.text(guide))
        .results()
        .map(block -> new CodeBlock(guide, block.group(1), block.group(2)))
        .toList();
  }

  /** A document without its fenced blocks. */
  static String proseOf(Path document) {
    return FENCED.matcher(Guides.text(document)).replaceAll("");
  }

  /** The blocks of all guides in one language. */
  static List<CodeBlock> in(String language) {
    return Guides.all().stream()
        .flatMap(guide -> of(guide).stream())
        .filter(block -> block.language.equals(language))
        .toList();
  }

  /** Java without comments at the ends of lines, and with single spaces. */
  static String plain(String java) {
    return COMMENT.matcher(java).replaceAll("").replaceAll("\\s+", " ").strip();
  }

  @Override
  public String toString() {
    return Guides.ROOT.relativize(guide) + ":\n" + text;
  }
}
