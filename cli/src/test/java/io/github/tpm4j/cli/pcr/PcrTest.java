package io.github.tpm4j.cli.pcr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm;
import io.github.tpm4j.cli.JsonText;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcrTest {
  private static final Bytes ZERO = Bytes.adopt(new byte[32]);
  private static final Bytes DIGEST = Digests.of(HashAlg.SHA256, Bytes.of((byte) 'a'));
  private static final Bytes EXTENDED = Digests.of(HashAlg.SHA256, ZERO, DIGEST);

  @Test
  void readsSomePcr() throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      CommandRun run = tpm.run("pcr", "read", "sha256:0-1,17+sha1:23");
      assertEquals(
          List.of(
              "sha256",
              "   0  " + "00".repeat(32),
              "   1  " + "00".repeat(32),
              "  17  " + "ff".repeat(32),
              "sha1",
              "  23  " + "00".repeat(20)),
          run.lines());
      assertEquals(0, run.status());
    }
  }

  @Test
  void readsAllPcrOfAllBanks_asJsonToo() throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      assertEquals(4 * 25, tpm.run("pcr", "read").lines().size());
      String json = tpm.run("pcr", "read", "--json").out();
      assertEquals("ff".repeat(48), JsonText.at(json, "/sha384/17"));
      assertEquals(4, JsonText.all(json, "23").size());
    }
  }

  @Test
  void extendsByADigest_asPredicted() throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      String digest = "--digest=sha256:" + DIGEST.toHex();
      assertEquals(List.of(EXTENDED.toHex()), tpm.run("pcr", "predict", "7", digest).lines());
      assertEquals(0, tpm.run("pcr", "extend", "7", digest, "--yes").status());
      String json = tpm.run("pcr", "read", "sha256:7+sha1:7", "--json").out();
      assertEquals(EXTENDED.toHex(), JsonText.at(json, "/sha256/7"));
      assertEquals("00".repeat(20), JsonText.at(json, "/sha1/7"));
    }
  }

  @Test
  void extendsByAFile_inEachBank(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "a");
    try (CommandTpm tpm = new CommandTpm()) {
      assertEquals(0, tpm.run("pcr", "extend", "16", "--file=" + file).status());
      String json = tpm.run("pcr", "read", "sha256:16+sha1:16", "--json").out();
      assertEquals(EXTENDED.toHex(), JsonText.at(json, "/sha256/16"));
      assertEquals(
          Digests.of(
                  HashAlg.SHA1,
                  Bytes.adopt(new byte[20]),
                  Digests.of(HashAlg.SHA1, Bytes.of((byte) 'a')))
              .toHex(),
          JsonText.at(json, "/sha1/16"));
    }
  }

  @Test
  void extendsWithoutYesOnlyWhatCanBeReset() throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      CommandRun run = tpm.run("pcr", "extend", "7", "--digest=sha256:" + DIGEST.toHex());
      assertEquals(2, run.status());
      assertEquals(1, run.errors().size(), run::err);
      assertTrue(run.err().contains("--yes says you mean it"), run::err);
      assertEquals("   7  " + ZERO.toHex(), tpm.run("pcr", "read", "sha256:7").lines().get(1));
    }
  }

  @Test
  void predictsWithoutATpm(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "a");
    CommandRun run =
        CommandRun.of(
            "pcr", "predict", "4", "--from=zero", "--digest=sha256:" + DIGEST, "--file=" + file);
    assertEquals(List.of(Digests.of(HashAlg.SHA256, EXTENDED, DIGEST).toHex()), run.lines());
    assertEquals(
        EXTENDED.toHex(),
        JsonText.at(
            CommandRun.of(
                    "pcr", "predict", "4", "--from=" + ZERO.toHex(), "--file=" + file, "--json")
                .out(),
            "/sha256/4"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "read sha256 | 'sha256' selects no PCR: it must be as sha256:0-7,23 or sha256:all",
        "read sha4:1 | 'sha4' is no hash of a bank",
        "read aes:1 | 'aes' is no hash of a bank",
        "read sha1:24 | '24' is no PCR: they are 0 to 23",
        "read sha1:7-3 | '7-3' is no range of PCR",
        "read sha1:1-2-3 | '1-2-3' is no range of PCR",
        "extend 24 --yes | '24' is no PCR: they are 0 to 23",
        "extend 16 | What is extended? One --file, or a --digest a bank",
        "extend 16 --digest=sha1:00 | A digest of sha1 has 40 hexadecimal digits",
        "extend 16 --digest=00 | --digest 00 must be as sha256:HEX",
        "predict 1 --from=zero | What is extended? Give --file or --digest",
        "predict 1 --from=00 --file=/dev/null | --from must be 'zero', or 64 hexadecimal digits",
        "predict 1 --bank=md5 --file=/dev/null | 'md5' is no hash of a bank"
      })
  void refusesInOneLine_status2(String arguments, String words) throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      String[] all = ("pcr " + arguments).split(" ");
      CommandRun run = tpm.run(all);
      String command = "tpm4j pcr " + all[1];
      assertEquals(List.of(command + ": " + words + " (" + command + " --help)"), run.errors());
      assertEquals(2, run.status());
    }
  }

  @Test
  void reportsABankThatTheTpmLacksInOneLine() throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      CommandRun read = tpm.run("pcr", "read", "sha3_256:1");
      assertEquals(1, read.status());
      assertEquals(1, read.errors().size(), read::err);
      CommandRun extend = tpm.run("pcr", "extend", "16", "--digest=sha3_256:" + DIGEST.toHex());
      assertEquals(2, extend.status());
      assertEquals(
          List.of(
              "tpm4j pcr extend: The TPM has no PCR 16 in the bank sha3_256"
                  + " (tpm4j pcr extend --help)"),
          extend.errors());
    }
  }

  @Test
  void reportsAMissingFileInOneLine_status1() {
    CommandRun run = CommandRun.of("pcr", "predict", "1", "--from=zero", "--file=/none/x");
    assertEquals(1, run.status());
    assertEquals(List.of("tpm4j pcr predict: There is no file /none/x"), run.errors());
  }
}
