package io.github.tpm4j.cli.nv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm12;
import io.github.tpm4j.tpm12.commands.nv.NvDefineSpace;
import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.structures.TpmNvAttributes;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands of NV on a TPM 1.2 whose NV is locked. */
class NvTpm12Test {
  private CommandTpm12 tpm;
  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    tpm = CommandTpm12.owned();
    TpmPcrInfoShort any = new TpmPcrInfoShort(TpmPcrSelection.of(), 0x1F, Bytes.of(new byte[20]));
    TpmNvDataPublic lock =
        new TpmNvDataPublic(0xFFFF_FFFF, any, any, new TpmNvAttributes(0), false, false, false, 0);
    tpm.client().execute(new NvDefineSpace.Request(lock, Bytes.of(new byte[20])));
    Files.writeString(folder.resolve("owner"), CommandTpm12.OWNER + "\n");
    Files.writeString(folder.resolve("own"), "the index's\n");
  }

  @AfterEach
  void end() {
    tpm.close();
  }

  private CommandRun run(String command) {
    String all =
        ("nv " + command)
            .replace("OWNER", "--owner-password-file=" + folder.resolve("owner"))
            .replace("OWN", "--password-file=" + folder.resolve("own"));
    return tpm.run(all.split(" "));
  }

  private CommandRun ok(String command) {
    CommandRun run = run(command);
    assertEquals(List.of(), run.errors());
    assertEquals(0, run.status());
    return run;
  }

  private String read(String what) throws IOException {
    Path file = folder.resolve("read");
    ok("read " + what + " --hex -o " + file);
    return Files.readString(file).strip();
  }

  private void refused(int status, String words, String command) {
    CommandRun run = run(command);
    assertEquals(status, run.status(), run::err);
    assertEquals(1, run.errors().size(), run::err);
    assertTrue(run.err().contains(words), run::err);
  }

  @Test
  void theOwnersIndex_isListedReadAndRemoved() throws Exception {
    ok("define 0x00011001 --size=4 OWNER");
    ok("write 0x00011001 --data=01020304 OWNER");
    assertEquals("0203", read("0x00011001 --offset=1 --size=2 OWNER"));
    refused(1, "none was given", "read 0x00011001 --hex");
    String listed = String.join("\n", ok("list").lines());
    assertTrue(listed.contains("0x00011001"), listed);
    assertTrue(listed.contains("read by owner; written by owner"), listed);
    String json = String.join("", ok("list --json").lines());
    assertTrue(json.contains("\"sizeBytes\" : 4"), json);
    refused(1, "exists already", "define 0x00011001 --size=4 OWNER");
    ok("undefine 0x00011001 --yes OWNER");
    refused(1, "does not exist", "read 0x00011001 --hex OWNER");
  }

  @Test
  void whoHasThePassword_readsAndWrites_andAllMayReadWhatTheOwnerWrites() throws Exception {
    ok("define 0x00011001 --size=2 OWNER OWN");
    ok("write 0x00011001 --data=0a0b OWN");
    assertEquals("0a0b", read("0x00011001 OWN"));
    ok("define 0x00011002 --size=2 --written-by-owner OWNER");
    ok("write 0x00011002 --data=0c0d OWNER");
    assertEquals("0c0d", read("0x00011002"));
  }

  @Test
  void locksAndPcr_hold() {
    ok("define 0x00011001 --size=2 --written-by-owner --lockable --lockable-for-good OWNER");
    ok("write 0x00011001 --data=0a0b OWNER");
    ok("lock 0x00011001 --writing OWNER");
    refused(1, "locked against writing", "write 0x00011001 --data=0000 OWNER");
    ok("lock 0x00011001 --reading");
    refused(1, "locked against reading", "read 0x00011001 --hex");
    ok("define 0x00011002 --size=2 --pcrs=sha1:16 OWNER");
    ok("write 0x00011002 --data=0a0b OWNER");
    tpm.client().execute(new Extend.Request(16, Bytes.of(new byte[20])));
    refused(1, "other values of PCR", "read 0x00011002 --hex OWNER");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "define 0x00011001 --type=counter OWNER | 1 | hold data",
        "define 0x00011001 --size=1 --cleared-at-restart OWNER | 1 | what is in its NV stays",
        "define 0x00011001 --size=1 --not-by-owner OWNER | 2 | needs a password",
        "define 0x00011001 --size=1 --pcrs=sha256:7 OWNER | 1 | SHA-1",
        "define 0x00000000 --size=1 OWNER | 2 | holds no data",
        "increment 0x00011001 OWNER | 1 | does not exist",
        "read 0xFFFFFFFF --hex | 2 | no NV Index",
      })
  void whatATpm12Lacks_isRefusedInOneLine(String command, int status, String words) {
    refused(status, words, command);
  }

  @Test
  void aCounterIsNotThere() {
    ok("define 0x00011001 --size=8 OWNER");
    refused(1, "neither counters, bits nor digests", "increment 0x00011001 OWNER");
  }
}
