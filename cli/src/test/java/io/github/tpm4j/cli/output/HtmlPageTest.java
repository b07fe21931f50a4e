package io.github.tpm4j.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
  private static final String HOSTILE =
      "</title></style></dl><script>alert('1')</script><img src=x onerror=\"y\">&amp;\u0000\u001b\ud800";

  private static final String HARMLESS =
      "&lt;/title&gt;&lt;/style&gt;&lt;/dl&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"
          + "&lt;img src=x onerror=&quot;y&quot;&gt;&amp;amp;\uFFFD\uFFFD\uFFFD";

  @Test
  void makesNothingOfATextMarkup() {
    HtmlPage page = new HtmlPage(HOSTILE);
    List<Consumer<String>> parts =
        List.of(
            page::heading,
            text -> page.line(text, text),
            page::text,
            text -> page.value(1, text),
            page::cut,
            page::more,
            page::good,
            page::bad,
            page::open);
    parts.forEach(part -> part.accept(HOSTILE));
    String html = page.toString();
    // Title and heading of the file, and a label and its text.
    assertEquals(parts.size() + 3, html.split(Pattern.quote(HARMLESS), -1).length - 1);
    assertFalse(html.contains("<script"), html);
    assertFalse(html.contains("<img"), html);
  }

  @Test
  void loadsNothing() {
    String html = new HtmlPage("report").toString();
    for (String way : List.of("src=", "href=", "url(", "@import", "http:", "https:")) {
      assertFalse(html.contains(way), way);
    }
    assertTrue(html.contains("default-src 'none'"), html);
    assertTrue(html.contains("width=device-width"), html);
  }

  @Test
  void closesItsLists() {
    HtmlPage page = new HtmlPage("report");
    page.line("one", "1");
    page.line("two", "2");
    page.text("between");
    page.value(3, "3");
    String html = page.toString();
    assertEquals(3, html.split("<dl>", -1).length);
    assertEquals(3, html.split("</dl>", -1).length);
  }
}
