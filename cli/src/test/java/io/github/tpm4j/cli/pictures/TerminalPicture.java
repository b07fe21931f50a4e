package io.github.tpm4j.cli.pictures;

import java.util.List;

/** Lines of a terminal as a small SVG, which reads on light and dark pages. */
final class TerminalPicture {
  private static final int COLUMNS = 80;
  private static final int LINE_PIXELS = 18;
  private static final int MARGIN_PIXELS = 14;
  private static final double COLUMN_PIXELS = 8.43;

  private TerminalPicture() {}

  /**
   * Draws a command and what it printed.
   *
   * @param command without the prompt
   * @param lines of 80 columns at most
   */
  static String of(String command, List<String> lines) {
    int width = (int) Math.ceil(COLUMNS * COLUMN_PIXELS) + 2 * MARGIN_PIXELS;
    int height = (lines.size() + 1) * LINE_PIXELS + 2 * MARGIN_PIXELS;
    StringBuilder svg =
        new StringBuilder(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" role="img">
            <title>%s</title>
            <rect width="100%%" height="100%%" rx="6" fill="#1b1f24"/>
            <g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" \
            font-size="14" fill="#d6dde6" xml:space="preserve">
            """
                .formatted(width, height, width, escaped(command)));
    append(svg, 0, "$ " + command, " fill=\"#7ee787\"");
    for (int i = 0; i < lines.size(); i++) {
      append(svg, i + 1, lines.get(i), "");
    }
    return svg.append("</g>\n</svg>\n").toString();
  }

  private static void append(StringBuilder svg, int row, String text, String attributes) {
    if (!text.isBlank()) {
      svg.append(
          "<text x=\"%d\" y=\"%d\" textLength=\"%.0f\"%s>%s</text>\n"
              .formatted(
                  MARGIN_PIXELS,
                  MARGIN_PIXELS + (row + 1) * LINE_PIXELS - 5,
                  text.length() * COLUMN_PIXELS,
                  attributes,
                  escaped(text)));
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
