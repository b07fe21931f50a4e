package io.github.tpm4j.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Lines for a terminal, none of them wider than 80 columns but for a word that is. */
final class TextPage implements Page {
  private static final int COLUMNS = 80;
  private static final int LABEL = 14;
  private static final String RESET = "\033[0m";
  private static final String BOLD = "\033[1m";
  private static final String RED = "\033[31m";
  private static final String GREEN = "\033[32m";

  private final PrintWriter out;
  private final boolean colours;

  /**
   * @param out is flushed by its owner
   * @param colours whether headings and marks are coloured
   */
  TextPage(PrintWriter out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  @Override
  public void heading(String text) {
    out.println(styled(BOLD, text));
  }

  @Override
  public void line(String label, String text) {
    hanging(
        ("  " + label + " ".repeat(LABEL)).substring(0, Math.max(LABEL, label.length() + 3)), text);
  }

  @Override
  public void text(String text) {
    hanging("  ", text);
  }

  @Override
  public void value(int number, String value) {
    out.printf("  %2d  %s%n", number, value);
  }

  @Override
  public void cut(String text) {
    out.println(text.length() > COLUMNS ? text.substring(0, COLUMNS - 1) + "…" : text);
  }

  @Override
  public void more(String text) {
    hanging("      ", text);
  }

  @Override
  public void good(String text) {
    hanging(styled(GREEN, "ok") + "  ", 4, text);
  }

  @Override
  public void bad(String text) {
    hanging(styled(RED, "!!") + "  ", 4, text);
  }

  @Override
  public void open(String text) {
    hanging("--  ", text);
  }

  private void hanging(String start, String text) {
    hanging(start, start.length(), text);
  }

  private void hanging(String start, int indent, String text) {
    String before = start;
    for (String line : wrapped(text, COLUMNS - indent)) {
      out.println((before + line).stripTrailing());
      before = " ".repeat(indent);
    }
  }

  private static List<String> wrapped(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
        lines.add(line.toString());
        line.setLength(0);
      } else if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private String styled(String style, String text) {
    return colours ? style + text + RESET : text;
  }
}
