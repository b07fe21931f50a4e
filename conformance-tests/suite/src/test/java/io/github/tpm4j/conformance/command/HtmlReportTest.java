package io.github.tpm4j.conformance.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.Tpm4j;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports of {@code --html} in a browser, as wide as a phone. */
@Tag("peer")
class HtmlReportTest {
  private static final int PHONE_PIXELS = 390;

  /** The report in a frame, of which the page says how wide its content is, and its text. */
  private static final String FRAME =
      """
      <!DOCTYPE html><meta charset="utf-8"><body>
      <iframe id="report" style="width:%dpx;height:800px;border:0" srcdoc="%s"></iframe>
      <script>
      addEventListener('load', () => {
        const report = document.getElementById('report').contentDocument;
        document.body.dataset.width = report.documentElement.scrollWidth;
        document.body.dataset.scripts = report.scripts.length;
        document.body.dataset.text = report.body.innerText;
      });
      </script>
      """;

  @TempDir private Path folder;

  private final String tcti = "engine:memory,ek-certificates=yes,name=" + UUID.randomUUID();

  private String tpm4j(int status, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int ended =
        Tpm4j.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    assertEquals(status, ended, err::toString);
    return out.toString();
  }

  /** What the browser has after it has shown the report. */
  private String shown(Path report) throws IOException {
    String srcdoc = Files.readString(report).replace("&", "&amp;").replace("\"", "&quot;");
    Path page =
        Files.writeString(folder.resolve("frame.html"), FRAME.formatted(PHONE_PIXELS, srcdoc));
    return Tool.of(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--user-data-dir=" + folder.resolve("profile"),
            "--virtual-time-budget=5000",
            "--dump-dom",
            page.toUri().toString())
        .succeed()
        .text();
  }

  private static String data(String dom, String name) {
    Matcher value = Pattern.compile("<body[^>]* data-" + name + "=\"([^\"]*)\"").matcher(dom);
    assertTrue(value.find(), dom);
    return value.group(1);
  }

  private static void assertFits(String dom) {
    assertTrue(Integer.parseInt(data(dom, "width")) <= PHONE_PIXELS, () -> data(dom, "width"));
    assertEquals("0", data(dom, "scripts"));
  }

  @Test
  void fitOnAPhone_withTheirText() throws IOException {
    Path info = folder.resolve("info.html");
    Path verified = folder.resolve("verified.html");
    Path ak = folder.resolve("ak.pem");
    try (Transport stays = Transports.open(tcti)) {
      assertTrue(stays.info().tcti().contains("name="));
      tpm4j(0, "ek", "persist", "ecc_p256", "0x81010002", "--tcti=" + tcti);
      tpm4j(0, "info", "--html=" + info, "--tcti=" + tcti);
      String[] question = {"--nonce=aabbccdd", "--pcrs=sha256:0-7"};
      String quote =
          tpm4j(0, "quote", "--new-key=" + ak, question[0], question[1], "--tcti=" + tcti);
      Path file = Files.writeString(folder.resolve("quote.json"), quote);
      tpm4j(
          0,
          "verify",
          file.toString(),
          "--key=" + ak,
          question[0],
          question[1],
          "--html=" + verified);
    }
    String dom = shown(info);
    assertFits(dom);
    String text = data(dom, "text");
    assertTrue(text.contains("TP4J tpm4j"), text);
    assertTrue(text.contains("0x81010002"), text);
    assertTrue(text.contains("until 9999-12-31"), text);
    dom = shown(verified);
    assertFits(dom);
    text = data(dom, "text");
    assertTrue(text.contains("Accepted"), text);
    assertTrue(text.contains("00".repeat(32)), text);
  }
}
