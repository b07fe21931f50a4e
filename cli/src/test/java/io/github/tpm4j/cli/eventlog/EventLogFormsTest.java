package io.github.tpm4j.cli.eventlog;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm;
import io.github.tpm4j.cli.JsonText;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of IMA, canonical ones and systemd's: as table, tree and JSON, and replayed on a TPM. */
class EventLogFormsTest {
  private static final Bytes MEASURED = Bytes.of("enter-initrd".getBytes(US_ASCII));

  @TempDir private Path folder;

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] little(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static byte[] counted(byte[] value) {
    return join(little(value.length), value);
  }

  /** The fields of ima-ng: the digest of a file with its algorithm, and its name. */
  private static byte[] imaData() {
    return join(
        counted(join("sha256:\0".getBytes(US_ASCII), new byte[32])),
        counted("/usr/bin/true\0".getBytes(US_ASCII)));
  }

  private static byte[] ima() {
    byte[] data = imaData();
    return join(
        little(10),
        Digests.of(HashAlg.SHA1, Bytes.of(data)).toByteArray(),
        counted("ima-ng".getBytes(US_ASCII)),
        counted(data));
  }

  private static byte[] tlv(int type, byte[] value) {
    byte[] length = ByteBuffer.allocate(4).putInt(value.length).array();
    return join(new byte[] {(byte) type}, length, value);
  }

  /** A canonical log of one record: its number, PCR 11, a digest of SHA-256, and content. */
  private static byte[] canonical() {
    byte[] digest = Digests.of(HashAlg.SHA256, MEASURED).toByteArray();
    return join(
        tlv(0, new byte[4]),
        tlv(1, new byte[] {0, 0, 0, 11}),
        tlv(3, tlv(HashAlg.SHA256.alg().value(), digest)),
        tlv(0x50, MEASURED.toByteArray()));
  }

  private static byte[] systemd() {
    return ("\036{\"pcr\":11,\"digests\":[{\"hashAlg\":\"sha256\",\"digest\":\""
            + Digests.of(HashAlg.SHA256, MEASURED).toHex()
            + "\"}],\"content_type\":\"systemd\",\"content\":{\"string\":\"enter-initrd\","
            + "\"eventType\":\"phase\"}}\n")
        .getBytes(US_ASCII);
  }

  private String write(byte[] log) throws IOException {
    return Files.write(folder.resolve("log"), log).toString();
  }

  private static void shownInEachWay(String log, String words, int pcr) throws IOException {
    CommandRun table = CommandRun.of("eventlog", log);
    assertEquals("1 events, " + words + " log", table.lines().get(0), table::err);
    assertTrue(table.lines().get(2).contains("  " + pcr + "  "), table::out);
    CommandRun tree = CommandRun.of("eventlog", "--tree", log);
    assertTrue(tree.lines().contains("PCR " + pcr), tree::out);
    String json = CommandRun.of("eventlog", "--json", log).out();
    assertEquals(Integer.toString(pcr), JsonText.at(json, "/events/0/pcr"));
  }

  private static void replayed(String log, String bank, int pcr, Bytes digest) throws IOException {
    String[] replay = {"eventlog", "--replay", "--bank=" + bank, log};
    try (CommandTpm other = new CommandTpm()) {
      extend(other, bank, pcr, "11".repeat(digest.size()));
      CommandRun run = other.run(replay);
      assertEquals(3, run.status(), run::err);
      assertTrue(run.out().contains("!!  PCR " + pcr), run::out);
    }
    try (CommandTpm untouched = new CommandTpm()) {
      CommandRun run = untouched.run(replay);
      assertEquals(3, run.status(), run::err);
      assertTrue(run.out().contains("nothing was ever extended into it"), run::out);
    }
    try (CommandTpm tpm = new CommandTpm()) {
      extend(tpm, bank, pcr, digest.toHex());
      CommandRun run = tpm.run(replay);
      assertEquals(0, run.status(), run::out);
      assertTrue(
          run.lines().contains("ok  The PCR of the TPM are of these events: 1 PCR, 1 events."),
          run::out);
    }
  }

  private static void extend(CommandTpm tpm, String bank, int pcr, String digest) {
    String extension = "--digest=" + bank + ":" + digest;
    CommandRun run = tpm.run("pcr", "extend", Integer.toString(pcr), extension, "--yes");
    assertEquals(0, run.status(), run::err);
  }

  @Test
  void ofIma() throws IOException {
    String log = write(ima());
    shownInEachWay(log, "IMA", 10);
    CommandRun table = CommandRun.of("eventlog", log);
    assertTrue(table.out().contains("/usr/bin/true"), table::out);
    replayed(log, "sha1", 10, Digests.of(HashAlg.SHA1, Bytes.of(imaData())));
  }

  @Test
  void ofImaThatWasReadLater_saysThatItGoesOn() throws IOException {
    String log = write(join(ima(), ima()));
    try (CommandTpm tpm = new CommandTpm()) {
      extend(tpm, "sha1", 10, Digests.of(HashAlg.SHA1, Bytes.of(imaData())).toHex());
      CommandRun run = tpm.run("eventlog", "--replay", "--bank=sha1", log);
      assertEquals(0, run.status(), run::out);
      assertTrue(run.out().contains("1 events of the log that the PCR do not hold"), run::out);
    }
  }

  @Test
  void canonicalAsTlv() throws IOException {
    String log = write(canonical());
    shownInEachWay(log, "canonical (TLV)", 11);
    replayed(log, "sha256", 11, Digests.of(HashAlg.SHA256, MEASURED));
  }

  @Test
  void ofSystemd() throws IOException {
    String log = write(systemd());
    shownInEachWay(log, "canonical (JSON)", 11);
    replayed(log, "sha256", 11, Digests.of(HashAlg.SHA256, MEASURED));
  }

  @Test
  void aLogOfEachFormThatIsCutOff_showsWhatItCan_orRefusesInOneLine() throws IOException {
    for (byte[] whole : List.of(ima(), canonical(), systemd())) {
      for (int size = 0; size < whole.length; size += 7) {
        String log = write(Arrays.copyOf(whole, size));
        CommandRun run = CommandRun.of("eventlog", log);
        assertTrue(run.status() <= 1, run::err);
        assertEquals(run.status(), run.errors().size(), run::err);
      }
    }
  }
}
