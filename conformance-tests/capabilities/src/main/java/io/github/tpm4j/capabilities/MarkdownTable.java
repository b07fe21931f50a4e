package io.github.tpm4j.capabilities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** A table of GitHub's Markdown. */
final class MarkdownTable {
  private final int columns;
  private final List<String> lines = new ArrayList<>();

  MarkdownTable(String... headings) {
    columns = headings.length;
    row(headings);
    lines.add("|" + String.join("|", Collections.nCopies(columns, "---")) + "|");
  }

  MarkdownTable row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException("not " + columns + " cells: " + Arrays.toString(cells));
    }
    lines.add(Arrays.stream(cells).map(MarkdownTable::escaped).collect(line()));
    return this;
  }

  private static Collector<CharSequence, ?, String> line() {
    return Collectors.joining(" | ", "| ", " |");
  }

  private static String escaped(String cell) {
    return cell.replace("|", "\\|").replace("*", "\\*");
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
