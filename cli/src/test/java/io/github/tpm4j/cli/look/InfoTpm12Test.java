package io.github.tpm4j.cli.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm12;
import io.github.tpm4j.cli.JsonText;
import io.github.tpm4j.tpm12.commands.nv.NvDefineSpace;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.structures.TpmNvAttributes;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tpm4j info} of a TPM 1.2. */
class InfoTpm12Test {
  private static final int COLUMNS = 80;
  private static final int LINES = 24;

  @TempDir private Path folder;

  @Test
  void showsANewOne_andWhatIsToBeDone() throws IOException {
    try (CommandTpm12 tpm = new CommandTpm12()) {
      CommandRun run = tpm.run("info");
      assertEquals(0, run.status(), run::err);
      contains(run, "TPM at " + tpm.tcti());
      contains(run, "is          software (bundled)");
      contains(run, "maker       TP4J, firmware 1.0, TPM 1.2 level 2 errata 3");
      contains(run, "state       enabled, active");
      contains(run, "owner       none");
      contains(run, "EK          none");
      contains(run, "lockout     none: 0 of");
      contains(run, "PCR         24, of SHA-1");
      contains(run, "permissions NOT in force");
      contains(run, "!!  The TPM has no endorsement key");
      contains(run, "tpm_createek");
      assertEquals("", run.err());
      fitsOneScreen(run);
    }
  }

  @Test
  void showsOneWithAnOwner() throws IOException {
    try (CommandTpm12 tpm = CommandTpm12.owned()) {
      CommandRun run = tpm.run("info");
      contains(run, "owner       there is one");
      contains(run, "EK          there is one, without certificate");
      assertFalse(run.out().contains("tpm_takeownership"), run::out);
      contains(run, "loaded      no keys");
      fitsOneScreen(run);
    }
  }

  @Test
  void isJsonForPrograms() throws IOException {
    try (CommandTpm12 tpm = CommandTpm12.owned()) {
      CommandRun run = tpm.run("info", "--json");
      assertEquals(0, run.status(), run::err);
      assertEquals(List.of("1.2"), JsonText.all(run.out(), "family"));
      assertEquals(List.of("there"), JsonText.all(run.out(), "endorsementKey"));
      assertEquals(List.of("nv-not-locked"), JsonText.all(run.out(), "id"));
      for (String field :
          List.of(
              "\"owner\" : true",
              "\"readPubek\" : false",
              "\"globalLock\" : false",
              "\"pcrs\" : 24",
              "\"locked\" : false")) {
        assertTrue(run.out().contains(field), () -> field + " in " + run.out());
      }
    }
  }

  @Test
  void writesAReportToo() throws IOException {
    Path file = folder.resolve("tpm.html");
    try (CommandTpm12 tpm = new CommandTpm12()) {
      assertEquals(0, tpm.run("info", "--html=" + file).status());
      String html = Files.readString(file);
      assertTrue(html.contains("<dt>state</dt><dd>enabled, active</dd>"), html);
      assertTrue(html.contains("tpm_createek"), html);
    }
  }

  @Test
  void saysWhyACertificateCannotBeRead() throws IOException {
    try (CommandTpm12 tpm = CommandTpm12.owned()) {
      define(tpm, 0x1000_F000, NvConstants.PER_OWNERREAD | NvConstants.PER_OWNERWRITE, 40);
      CommandRun run = tpm.run("info");
      contains(run, "EK          there is one, with a certificate");
      contains(run, "0x1000F000  ");
      assertEquals(List.of("0x1000F000"), JsonText.all(tpm.run("info", "--json").out(), "nvIndex"));
      define(tpm, 0xFFFF_FFFF, 0, 0);
      run = tpm.run("info");
      contains(run, "not read: it needs the owner's secret");
      contains(run, "permissions in force");
      contains(run, "ok  Nothing is wrong with this TPM");
    }
  }

  private static void define(CommandTpm12 tpm, int index, int attributes, int sizeBytes) {
    TpmPcrInfoShort any = new TpmPcrInfoShort(TpmPcrSelection.of(), 0x1F, Bytes.of(new byte[20]));
    TpmNvDataPublic area =
        new TpmNvDataPublic(
            index, any, any, new TpmNvAttributes(attributes), false, false, false, sizeBytes);
    tpm.client().execute(new NvDefineSpace.Request(area, Bytes.of(new byte[20])));
  }

  private static void contains(CommandRun run, String text) {
    assertTrue(run.out().contains(text), () -> text + " in:\n" + run.out());
  }

  private static void fitsOneScreen(CommandRun run) {
    assertTrue(run.lines().size() <= LINES, run::out);
    run.lines().forEach(line -> assertTrue(line.length() <= COLUMNS, line));
  }
}
