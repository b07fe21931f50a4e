package io.github.tpm4j.cli.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm;
import io.github.tpm4j.cli.JsonText;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyControl;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfoTest {
  private static final int COLUMNS = 80;

  @TempDir private Path folder;

  @Test
  void showsWhatTheTpmIsAndHas() throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      CommandRun run = tpm.run("info");
      assertEquals(0, run.status(), run::err);
      assertContains(run, "TPM at " + tpm.tcti());
      assertContains(run, "software (bundled)");
      assertContains(run, "maker       TP4J tpm4j, firmware 0.1.0.0, TPM 2.0 revision 1.85");
      assertContains(run, "PCR banks   SHA1 (0-23), SHA256 (0-23), SHA384 (0-23), SHA512 (0-23)");
      assertContains(run, "lockout     none: 0 of 3 wrong passwords, one");
      assertContains(
          run, "NV memory   0 Indices, each of 16384 bytes at the most; room for counters:");
      assertContains(run, "hierarchies owner on, endorsement on, platform on");
      assertContains(run, "curves      NIST_P256 NIST_P384 NIST_P521");
      assertContains(run, "ok  Nothing is wrong with this TPM");
      assertEquals("", run.err());
    }
  }

  @Test
  void writesAReportToo_withoutMarkupOfATcti() throws IOException {
    Path file = folder.resolve("tpm.html");
    try (CommandTpm tpm = new CommandTpm("engine:memory,name=<script>" + UUID.randomUUID())) {
      CommandRun run = tpm.run("info", "--html=" + file);
      assertEquals(0, run.status(), run::err);
      assertContains(run, "TPM at ");
      String html = Files.readString(file);
      assertTrue(html.contains("<h1>TPM at engine:memory,name=&lt;script&gt;"), html);
      assertTrue(html.contains("<dt>lockout</dt><dd>none: 0 of 3 wrong passwords"), html);
      assertFalse(html.contains("<script"), html);
    }
  }

  @Test
  void showsThatAHierarchyIsDisabled() throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      tpm.client()
          .execute(
              new HierarchyControl.Request(TpmHandle.PLATFORM, TpmHandle.OWNER, false),
              Authorization.password(SecretBytes.EMPTY));
      CommandRun run = tpm.run("info");
      assertContains(run, "hierarchies owner off, endorsement on, platform on");
      assertContains(run, "!!  The owner hierarchy is disabled");
    }
  }

  @Test
  void fits80ColumnsAndOneScreen() throws IOException {
    String tcti = "engine:memory,ek-certificates=yes,name=" + UUID.randomUUID();
    try (CommandTpm tpm = new CommandTpm(tcti)) {
      List<String> lines = tpm.run("info").lines().stream().skip(1).toList();
      lines.forEach(line -> assertTrue(line.length() <= COLUMNS, line));
      assertTrue(lines.size() <= 40, lines::toString);
    }
  }

  @Test
  void namesPersistentKeysByTypeUseAndRole() throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      persist(tpm, 0x81000001);
      CommandRun run = tpm.run("info");
      assertTrue(
          run.lines().stream()
              .anyMatch(
                  line -> line.matches("  0x81000001  SRK +NIST_P256 +signs +000b[0-9a-f]{12}…")),
          run::out);
    }
  }

  @Test
  void showsCertificatesOfEndorsementKeys() throws IOException {
    String tcti = "engine:memory,ek-certificates=yes,name=" + UUID.randomUUID();
    try (CommandTpm tpm = new CommandTpm(tcti)) {
      CommandRun run = tpm.run("info");
      assertContains(run, "0x01C00002  RSA 2048, until 9999-12-31, by CN=tpm4j EK CA");
      assertContains(run, "0x01C0000A  ECC 256, until");
      assertContains(run, "for TPM of TP4J, model tpm4j, version id:");
    }
  }

  @Test
  void printsJsonThatAParserReads() throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      persist(tpm, 0x81010001);
      CommandRun run = tpm.run("info", "--json");
      assertEquals(0, run.status(), run::err);
      assertEquals("TP4J", JsonText.at(run.out(), "/manufacturer"));
      assertEquals("IN_PROCESS", JsonText.at(run.out(), "/kind"));
      assertEquals("false", JsonText.at(run.out(), "/lockout/locked"));
      assertEquals("0x81010001", JsonText.at(run.out(), "/persistentObjects/0/handle"));
      assertEquals("EK", JsonText.at(run.out(), "/persistentObjects/0/role"));
      assertEquals("185", JsonText.at(run.out(), "/properties/TPM_PT_REVISION"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--frobnicate | 2 | tpm4j info: Unknown option: '--frobnicate' (tpm4j info --help)",
        "more | 2 | tpm4j info: Unmatched argument at index 1: 'more' (tpm4j info --help)",
        "--tcti | 2 | tpm4j info: Missing required parameter for option '--tcti' (TCTI) (tpm4j info --help)",
        "--tcti=swtpm:port=1 | 1 | tpm4j info: Nothing answers at 127.0.0.1 port 1 (Connection refused)",
        "--tcti=device:/dev/none | 1 | tpm4j info: There is no /dev/none; switch the TPM on in the firmware, or name another TPM"
      })
  void refusesInOneLine(String argument, int status, String words) {
    CommandRun run = CommandRun.of("info", argument);
    assertEquals(List.of(words), run.errors());
    assertEquals(status, run.status());
    assertEquals("", run.out());
  }

  @Test
  void refusesAnUnknownTctiInOneLine_status2() {
    CommandRun run = CommandRun.of("info", "--tcti=chip:1");
    assertEquals(2, run.status());
    assertEquals(1, run.errors().size(), run::err);
    assertTrue(run.err().startsWith("tpm4j info: --tcti names no TPM: TCTI \"chip:1\""), run::err);
  }

  @Test
  void hasNoColoursWhereThereIsNoTerminal() throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      assertFalse(tpm.run("info").out().contains("\033"));
    }
  }

  private static void persist(CommandTpm tpm, int handle) throws IOException {
    try (TpmDevice device = TpmDevice.open(tpm.tcti())) {
      KeyBlob blob =
          device.createKey(
              device.storageKey(),
              KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build(),
              SecretBytes.EMPTY);
      device.persist(
          device.key(device.storageKey(), blob, KeyAuthorization.NONE), TpmHandle.of(handle));
    }
  }

  private static void assertContains(CommandRun run, String text) {
    assertTrue(run.out().contains(text), () -> text + " is not in\n" + run.out());
  }
}
