package io.github.tpm4j.conformance.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./tpm4j} as people start it, on swtpm, beside tpm2-tools. */
@Tag("peer")
class CommandOnSwtpmTest {
  /** The first start may build the jar. */
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private static Tool tpm4j(Swtpm tpm, String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = Checkout.root().resolve("tpm4j").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return Tool.of(command).with("TPM4J_TCTI", tpm.tcti()).within(LIMIT);
  }

  private static void tpm2(Swtpm tpm, String... command) {
    Tool.of(command).tpm(tpm.tcti()).succeed();
  }

  @Test
  void showsWhatTheToolsHavePutIntoTheTpm(@TempDir Path folder) throws IOException {
    try (Swtpm tpm = Swtpm.tcp()) {
      String key = folder.resolve("key").toString();
      tpm2(tpm, "tpm2_createprimary", "-C", "o", "-G", "rsa", "-c", key);
      tpm2(tpm, "tpm2_evictcontrol", "-C", "o", "-c", key, "0x81000001");
      tpm2(tpm, "tpm2_flushcontext", "-t");
      ToolResult info = tpm4j(tpm, "info").succeed();
      assertTrue(info.text().contains("  0x81000001  SRK              RSA 2048"), info::toString);
      assertTrue(info.text().contains("IBM SW   TPM"), info::toString);
      assertFalse(info.text().contains("\033"), info::toString);
      assertEquals("", info.errors());
    }
  }

  @Test
  void findsWhatIsWrong() throws IOException {
    try (Swtpm tpm = Swtpm.tcp()) {
      assertEquals(0, tpm4j(tpm, "doctor").run().status());
      tpm2(tpm, "tpm2_hierarchycontrol", "-C", "p", "shEnable", "clear");
      // Without a resource manager the tool leaves the key loaded.
      tpm2(tpm, "tpm2_createprimary", "-C", "e", "-G", "ecc");
      ToolResult doctor = tpm4j(tpm, "doctor").run();
      assertEquals(3, doctor.status(), doctor::toString);
      assertTrue(doctor.text().contains("!!  The owner hierarchy is disabled"), doctor::toString);
      assertTrue(doctor.text().contains("1 objects and 0 sessions are loaded"), doctor::toString);
    }
  }

  @Test
  void readsTheSamePcrAsTheTools(@TempDir Path folder) throws IOException {
    try (Swtpm tpm = Swtpm.tcp()) {
      Path file = Files.writeString(folder.resolve("file"), "measured");
      tpm4j(tpm, "pcr", "extend", "23", "--file=" + file).succeed();
      Path values = folder.resolve("values");
      tpm2(tpm, "tpm2_pcrread", "sha256:23", "-o", values.toString());
      ToolResult read = tpm4j(tpm, "pcr", "read", "sha256:23").succeed();
      assertEquals(
          List.of("sha256", "  23  " + HexFormat.of().formatHex(Files.readAllBytes(values))),
          read.text().lines().toList());
      ToolResult predicted =
          tpm4j(tpm, "pcr", "predict", "23", "--from=zero", "--file=" + file).succeed();
      assertEquals(HexFormat.of().formatHex(Files.readAllBytes(values)), predicted.text().strip());
    }
  }

  @Test
  void writesBytesAndNothingElse() throws IOException {
    try (Swtpm tpm = Swtpm.tcp()) {
      ToolResult random = tpm4j(tpm, "random", "5000").succeed();
      assertEquals(5000, random.output().length);
      assertEquals("", random.errors());
    }
  }

  @Test
  void hasColoursOnATerminal_butNotWithNoColor() throws IOException {
    try (Swtpm tpm = Swtpm.tcp()) {
      String command = Checkout.root().resolve("tpm4j") + " doctor";
      Tool terminal =
          Tool.of("script", "-qec", command, "/dev/null")
              .with("TPM4J_TCTI", tpm.tcti())
              .with("TERM", "xterm")
              .within(LIMIT);
      assertTrue(terminal.succeed().text().contains("\033[32mok"));
      assertFalse(terminal.with("NO_COLOR", "1").succeed().text().contains("\033[32m"));
    }
  }

  @Test
  void asksOnATerminalBeforeItExtends() throws IOException {
    try (Swtpm tpm = Swtpm.tcp()) {
      String digest = "ab".repeat(32);
      String command = Checkout.root().resolve("tpm4j") + " pcr extend 7 --digest=sha256:" + digest;
      Tool terminal =
          Tool.of("script", "-qec", command, "/dev/null")
              .with("TPM4J_TCTI", tpm.tcti())
              .within(LIMIT);
      ToolResult no = terminal.input("n\n".getBytes(StandardCharsets.US_ASCII)).run();
      assertEquals(1, no.status(), no::toString);
      assertTrue(no.text().contains("Extend PCR 7?"), no::toString);
      ToolResult unchanged = tpm4j(tpm, "pcr", "read", "sha256:7").succeed();
      assertTrue(unchanged.text().contains("7  " + "00".repeat(32)), unchanged::toString);
      ToolResult yes = terminal.input("y\n".getBytes(StandardCharsets.US_ASCII)).run();
      assertEquals(0, yes.status(), yes::toString);
      ToolResult changed = tpm4j(tpm, "pcr", "read", "sha256:7").succeed();
      assertFalse(changed.text().contains("7  " + "00".repeat(32)), changed::toString);
    }
  }

  @Test
  void reportsATpmThatIsGoneInOneLine() throws IOException {
    Swtpm tpm = Swtpm.tcp();
    tpm.close();
    ToolResult info = tpm4j(tpm, "info").refuse();
    assertEquals(1, info.status());
    assertEquals(1, info.errors().lines().count(), info::toString);
    assertTrue(info.errors().startsWith("tpm4j info: Nothing answers at"), info::toString);
  }
}
