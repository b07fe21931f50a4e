package io.github.tpm4j.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Lines for a person, none of them wider than 80 columns but for a word that is. */
public final class Page {
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
  public Page(PrintWriter out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  /** A page with colours where the terminal has them. */
  public static Page to(PrintWriter out) {
    return new Page(out, Terminal.hasColours());
  }

  /** A line that begins a part of the page. */
  public void heading(String text) {
    out.println(styled(BOLD, text));
  }

  /** A label and what is to be said of it; what does not fit goes on below it. */
  public void line(String label, String text) {
    hanging(
        ("  " + label + " ".repeat(LABEL)).substring(0, Math.max(LABEL, label.length() + 3)), text);
  }

  /** A line of its own, within a part. */
  public void text(String text) {
    hanging("  ", text);
  }

  /** A numbered value, which programs may take from the line as it is: it is not wrapped. */
  public void value(int number, String value) {
    out.printf("  %2d  %s%n", number, value);
  }

  /** A line that is cut where the terminal ends. */
  public void cut(String text) {
    out.println(text.length() > COLUMNS ? text.substring(0, COLUMNS - 1) + "…" : text);
  }

  /** More about the line before. */
  public void more(String text) {
    hanging("      ", text);
  }

  /** Something that is as it should be. */
  public void good(String text) {
    hanging(styled(GREEN, "ok") + "  ", 4, text);
  }

  /** Something that is wrong. */
  public void bad(String text) {
    hanging(styled(RED, "!!") + "  ", 4, text);
  }

  /** Something that is neither. */
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
