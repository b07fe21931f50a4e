package io.github.tpm4j.cli.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm;
import io.github.tpm4j.cli.JsonText;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
  private static final int SEPARATOR = 4;
  private static final int IPL = 0xD;
  private static final Bytes ZEROS = Bytes.adopt(new byte[4]);
  private static final Bytes COMMAND = ascii("grub_cmd: linux /vmlinuz\0");
  private static final Bytes ESCAPE = ascii("\033]0;mine\007\033[2J\0");
  private static final String AFTER_SEPARATOR =
      Digests.of(HashAlg.SHA256, Bytes.adopt(new byte[32]), Digests.of(HashAlg.SHA256, ZEROS))
          .toHex();

  @TempDir private Path folder;
  private Path log;

  private static Bytes ascii(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  @BeforeEach
  void writeLog() throws IOException {
    log = write(firmware());
  }

  private static byte[] firmware() {
    return new LogBytes().event(0, SEPARATOR, ZEROS).event(8, IPL, COMMAND).toByteArray();
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("log"), bytes);
  }

  @Test
  void showsATable() {
    CommandRun run = CommandRun.of("eventlog", log.toString());
    assertEquals(
        List.of(
            "3 events, firmware log",
            "   #  PCR  type                          what",
            "   0  (0)  NO_ACTION                     Spec ID Event03",
            "   1    0  SEPARATOR",
            "   2    8  IPL                           grub_cmd: linux /vmlinuz"),
        run.lines());
    assertEquals(0, run.status());
  }

  @Test
  void showsATreeAndValues() {
    CommandRun run = CommandRun.of("eventlog", "--tree", "--values", log.toString());
    assertTrue(run.lines().contains("PCR 8"), run::out);
    assertTrue(run.lines().contains("  2  EV_IPL"), run::out);
    assertTrue(
        run.lines().contains("      " + Digests.of(HashAlg.SHA256, COMMAND).toHex()), run::out);
    assertTrue(run.lines().contains("   0  " + AFTER_SEPARATOR), run::out);
  }

  @Test
  void printsJson() throws IOException {
    String json = CommandRun.of("eventlog", "--json", log.toString()).out();
    assertEquals("FIRMWARE", JsonText.at(json, "/form"));
    assertEquals("EV_IPL", JsonText.at(json, "/events/2/type"));
    assertEquals("false", JsonText.at(json, "/events/0/extended"));
    assertEquals(AFTER_SEPARATOR, JsonText.at(json, "/values/sha256/0"));
  }

  @Test
  void replaysAgainstTheTpm_andNamesWhatDiffers() throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      extend(tpm, 0, ZEROS);
      CommandRun before = tpm.run("eventlog", "--replay", log.toString());
      assertEquals(3, before.status());
      assertTrue(before.out().contains("!!  PCR 8 (SHA256): reached before event 2"), before::out);
      extend(tpm, 8, COMMAND);
      CommandRun now = tpm.run("eventlog", "--replay", log.toString());
      assertEquals(0, now.status(), now::out);
      assertTrue(
          now.lines().contains("ok  The PCR of the TPM are of these events: 2 PCR, 2 events."),
          now::out);
      extend(tpm, 8, ascii("more"));
      String json = tpm.run("eventlog", "--replay", "--json", log.toString()).out();
      assertEquals("false", JsonText.at(json, "/replayed"));
      assertTrue(JsonText.at(json, "/refusals/0").contains("PCR 8 (SHA256): REPLAY_DIFFERS"), json);
    }
  }

  private static void extend(CommandTpm tpm, int pcr, Bytes data) {
    String digest = "--digest=sha256:" + Digests.of(HashAlg.SHA256, data).toHex();
    assertEquals(0, tpm.run("pcr", "extend", Integer.toString(pcr), digest, "--yes").status());
  }

  @Test
  void readsALogOfSystemd() throws IOException {
    String record =
        "\036{\"pcr\":11,\"digests\":[{\"hashAlg\":\"sha256\",\"digest\":\"%s\"}],\"content_type\":\"systemd\",\"content\":{\"string\":\"enter-initrd\",\"eventType\":\"phase\"}}\n"
            .formatted(Digests.of(HashAlg.SHA256, ascii("enter-initrd")).toHex());
    CommandRun run =
        CommandRun.of("eventlog", write(record.getBytes(StandardCharsets.US_ASCII)).toString());
    assertEquals("1 events, canonical (JSON) log", run.lines().get(0), run::err);
    assertTrue(run.out().contains("string=enter-initrd"), run::out);
  }

  @Test
  void showsAllBeforeATruncation() throws IOException {
    byte[] whole = firmware();
    CommandRun run =
        CommandRun.of("eventlog", write(Arrays.copyOf(whole, whole.length - 1)).toString());
    assertEquals("2 events, firmware log", run.lines().get(0), run::err);
    assertTrue(run.out().contains("!!  The log ends in the middle of an event"), run::out);
  }

  @Test
  void cannotBeMadeToWriteToTheTerminal() throws IOException {
    Path hostile = write(new LogBytes().event(8, IPL, ESCAPE).toByteArray());
    for (String option : List.of("--tree", "--values", "--json")) {
      CommandRun run = CommandRun.of("eventlog", option, hostile.toString());
      assertEquals(0, run.status(), run::err);
      assertFalse(run.out().contains("\033"), run::out);
    }
  }

  @Test
  void refusesWhatIsNoLogInOneLine_status1() throws IOException {
    CommandRun run =
        CommandRun.of(
            "eventlog", write("no log at all".getBytes(StandardCharsets.US_ASCII)).toString());
    assertEquals(1, run.status());
    assertEquals(1, run.errors().size(), run::err);
    assertTrue(run.err().startsWith("tpm4j eventlog: event 0: MALFORMED"), run::err);
  }

  @Test
  void reportsAMissingFileAndAnUnknownBankInOneLine() {
    CommandRun missing = CommandRun.of("eventlog", "/none/log");
    assertEquals(1, missing.status());
    assertEquals(List.of("tpm4j eventlog: There is no file /none/log"), missing.errors());
    CommandRun bank = CommandRun.of("eventlog", "--bank=md5", log.toString());
    assertEquals(2, bank.status());
    assertEquals(
        List.of("tpm4j eventlog: 'md5' is no hash of a bank (tpm4j eventlog --help)"),
        bank.errors());
  }
}
