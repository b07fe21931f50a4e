package io.github.tpm4j.cli.output;

import java.util.Optional;

/**
 * A file of HTML that stands by itself: no scripts, nothing from elsewhere, and nothing of a text
 * becomes markup. What a browser is to load or run it is forbidden, too.
 */
final class HtmlPage implements Page {
  private static final String START =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>%1$s</title>
      <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 0 auto; padding: 1rem;
        overflow-wrap: anywhere; }
      h1 { font-size: 1.4rem; line-height: 1.2; }
      h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
      p { margin: .25rem 0; }
      dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .25rem 1rem;
        margin: .25rem 0; }
      dt { font-weight: bold; }
      dd { margin: 0; min-width: 0; }
      dd.value { font-family: monospace; }
      .more { padding-left: 1.5rem; }
      .good::before { content: "\\2713  "; color: green; font-weight: bold; }
      .bad::before { content: "\\2717  "; color: red; font-weight: bold; }
      .open::before { content: "\\2013  "; }
      @media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
      </style>
      </head>
      <body>
      <h1>%1$s</h1>
      """;

  private static final String END =
      """
      </body>
      </html>
      """;

  private final StringBuilder body = new StringBuilder();
  private final String title;

  /** Whether a list of labels is open. */
  private boolean inList;

  HtmlPage(String title) {
    this.title = title;
  }

  @Override
  public void heading(String text) {
    element("h2", Optional.empty(), text);
  }

  @Override
  public void line(String label, String text) {
    listed(label, "<dd>", text);
  }

  @Override
  public void text(String text) {
    element("p", Optional.empty(), text);
  }

  @Override
  public void value(int number, String value) {
    listed(Integer.toString(number), "<dd class=\"value\">", value);
  }

  @Override
  public void cut(String text) {
    text(text);
  }

  @Override
  public void more(String text) {
    element("p", Optional.of("more"), text);
  }

  @Override
  public void good(String text) {
    element("p", Optional.of("good"), text);
  }

  @Override
  public void bad(String text) {
    element("p", Optional.of("bad"), text);
  }

  @Override
  public void open(String text) {
    element("p", Optional.of("open"), text);
  }

  private void element(String name, Optional<String> style, String text) {
    endList();
    body.append('<').append(name);
    style.ifPresent(known -> body.append(" class=\"").append(known).append('"'));
    body.append('>').append(escaped(text)).append("</").append(name).append(">\n");
  }

  private void listed(String label, String start, String text) {
    if (!inList) {
      body.append("<dl>\n");
      inList = true;
    }
    body.append("<dt>").append(escaped(label)).append("</dt>");
    body.append(start).append(escaped(text)).append("</dd>\n");
  }

  private void endList() {
    if (inList) {
      body.append("</dl>\n");
      inList = false;
    }
  }

  /** The text without meaning as markup, in an element's content or a quoted attribute. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isText(c) ? c : '\uFFFD');
              }
            });
    return escaped.toString();
  }

  /** Neither a control character nor a lone surrogate, which no encoding of a file has. */
  private static boolean isText(int codePoint) {
    int type = Character.getType(codePoint);
    return !Character.isISOControl(codePoint) && type != Character.SURROGATE;
  }

  /** The file's text. */
  @Override
  public String toString() {
    endList();
    return START.formatted(escaped(title)) + body + END;
  }
}
