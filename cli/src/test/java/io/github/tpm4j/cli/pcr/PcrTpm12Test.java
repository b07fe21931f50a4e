package io.github.tpm4j.cli.pcr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm12;
import io.github.tpm4j.transport.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code tpm4j pcr} with a TPM 1.2. */
class PcrTpm12Test {
  private static final String ZEROS = "00".repeat(20);
  private static final String ONES = "01".repeat(20);

  @TempDir private Path folder;
  private CommandTpm12 tpm;

  @BeforeEach
  void switchOn() throws TransportException {
    tpm = new CommandTpm12();
  }

  @AfterEach
  void switchOff() {
    tpm.close();
  }

  @Test
  void readsAllOfTheOneBank() {
    CommandRun run = tpm.run("pcr", "read");
    assertEquals(0, run.status(), run::err);
    assertEquals("sha1", run.lines().get(0).strip(), run::out);
    assertEquals(25, run.lines().size(), run::out);
    assertTrue(run.lines().get(11).contains(ZEROS), run::out);
  }

  @Test
  void readsThoseOfASelection_asJson() {
    CommandRun run = tpm.run("pcr", "read", "sha1:0,10", "--json");
    assertEquals(0, run.status(), run::err);
    assertEquals(
        "{\"sha1\":{\"0\":\"" + ZEROS + "\",\"10\":\"" + ZEROS + "\"}}",
        run.out().replaceAll("\\s", ""));
  }

  @Test
  void otherBanksAreRefused_status2() {
    CommandRun run = tpm.run("pcr", "read", "sha256:0");
    assertEquals(2, run.status(), run::err);
    assertTrue(run.err().contains("sha1, not sha256"), run::err);
    run = tpm.run("pcr", "extend", "16", "--digest=sha256:" + "01".repeat(32));
    assertEquals(2, run.status(), run::err);
    assertTrue(run.err().contains("no PCR 16 in the bank sha256"), run::err);
  }

  @Test
  void extendsAsPredicted() {
    String digest = "--digest=sha1:" + ONES;
    CommandRun predicted = tpm.run("pcr", "predict", "16", "--bank=sha1", digest);
    assertEquals(0, predicted.status(), predicted::err);
    assertEquals(0, tpm.run("pcr", "extend", "16", digest).status());
    CommandRun read = tpm.run("pcr", "read", "sha1:16");
    assertTrue(read.out().contains(predicted.out().strip()), read::out);
  }

  @Test
  void aFileIsHashedBySha1() throws IOException {
    Path file = Files.writeString(folder.resolve("abc"), "abc");
    CommandRun predicted =
        tpm.run(
            "pcr",
            "predict",
            "23",
            "--bank=sha1",
            "--digest=sha1:a9993e364706816aba3e25717850c26c9cd0d89d");
    assertEquals(0, tpm.run("pcr", "extend", "23", "--file=" + file).status());
    CommandRun read = tpm.run("pcr", "read", "sha1:23");
    assertTrue(read.out().contains(predicted.out().strip()), read::out);
  }

  @Test
  void othersThanTheResettableOnesNeedAYes() {
    String digest = "--digest=sha1:" + ONES;
    CommandRun run = tpm.run("pcr", "extend", "7", digest);
    assertEquals(2, run.status(), run::err);
    assertTrue(run.err().contains("--yes"), run::err);
    assertTrue(tpm.run("pcr", "read", "sha1:7").out().contains(ZEROS));
    run = tpm.run("pcr", "extend", "7", "--yes", digest);
    assertEquals(0, run.status(), run::err);
  }
}
