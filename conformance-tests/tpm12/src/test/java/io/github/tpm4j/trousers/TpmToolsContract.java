package io.github.tpm4j.trousers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** tpm-tools: data, NV, and what an owner may ask. */
abstract class TpmToolsContract extends Contract {
  private static final byte[] DATA = "what is kept\n".getBytes(StandardCharsets.UTF_8);

  TpmToolsContract(ServedTpm.Starter starter) {
    super(starter);
  }

  private void assertPrints(String expected, String... command) throws IOException {
    String printed = run(command);
    assertTrue(printed.contains(expected), printed);
  }

  private void assertRefuses(String expected, String... command) throws IOException {
    String printed = stack().refused(command);
    assertTrue(printed.contains(expected), printed);
  }

  @Test
  void tpmVersionAndSelftest() throws IOException {
    assertPrints("Chip Version:        1.2", "tpm_version");
    assertPrints("TPM Test Results:", "tpm_selftest");
    assertPrints("TPM Test Results:", "tpm_selftest", "-r");
  }

  @Test
  void sealedDataIsUnsealed() throws IOException {
    Files.write(stack().file("plain"), DATA);
    run("tpm_sealdata", "-z", "-i", "plain", "-o", "sealed");
    run("tpm_unsealdata", "-z", "-i", "sealed", "-o", "opened");
    assertArrayEquals(DATA, Files.readAllBytes(stack().file("opened")));
  }

  @Test
  void dataSealedToPcrIsUnsealedUntilTheyChange() throws IOException {
    Files.write(stack().file("plain-pcr"), DATA);
    run("tpm_sealdata", "-z", "-p", "0", "-p", "16", "-i", "plain-pcr", "-o", "sealed-pcr");
    run("tpm_unsealdata", "-z", "-i", "sealed-pcr", "-o", "opened-pcr");
    assertArrayEquals(DATA, Files.readAllBytes(stack().file("opened-pcr")));
    try (Tpm12Client client = stack().client()) {
      client.execute(new Extend.Request(16, Bytes.of(new byte[20])));
    }
    stack().refused("tpm_unsealdata", "-z", "-i", "sealed-pcr", "-o", "opened-later");
    assertEquals(0, Files.size(stack().file("opened-later")));
  }

  @Test
  void theOwnersNvIndex() throws IOException {
    Files.write(stack().file("nv"), DATA);
    String size = Integer.toString(DATA.length);
    String index = "0x1100";
    run("tpm_nvdefine", "-i", index, "-s", size, "-y", "-p", "OWNERREAD|OWNERWRITE");
    assertPrints("0x00001100", "tpm_nvinfo", "-i", index);
    run("tpm_nvwrite", "-i", index, "-s", size, "-f", "nv", "-z");
    run("tpm_nvread", "-i", index, "-s", size, "-f", "nv-read", "-z");
    assertArrayEquals(DATA, Files.readAllBytes(stack().file("nv-read")));
    run("tpm_nvrelease", "-i", index, "-y");
    assertRefuses("NVRAM", "tpm_nvread", "-i", index, "-s", size, "-f", "nothing", "-z");
  }

  @Test
  void anNvIndexWithAPassword() throws IOException {
    Files.write(stack().file("nv-auth"), DATA);
    String size = Integer.toString(DATA.length);
    String index = "0x1101";
    run("tpm_nvdefine", "-i", index, "-s", size, "-y", "-a", "pw", "-p", "AUTHREAD|AUTHWRITE");
    run("tpm_nvwrite", "-i", index, "-s", size, "-f", "nv-auth", "--password=pw");
    run("tpm_nvread", "-i", index, "-s", size, "-f", "nv-auth-read", "--password=pw");
    assertArrayEquals(DATA, Files.readAllBytes(stack().file("nv-auth-read")));
    assertRefuses(
        "Authentication failed",
        "tpm_nvread",
        "-i",
        index,
        "-s",
        size,
        "-f",
        "nothing",
        "--password=wrong");
    run("tpm_resetdalock", "-z");
  }

  @Test
  void anOwnerReadsTheEndorsementKey() throws IOException {
    assertPrints("Key Size:          2048 bits", "tpm_getpubek", "-z");
    assertPrints("readable by: owner", "tpm_restrictpubek", "-s", "-z");
    run("tpm_restrictpubek", "-r", "-z");
    assertPrints("Storage Root Key readable with: ", "tpm_restrictsrk", "-s", "-z");
    run("tpm_restrictsrk", "-a", "-z");
    assertEquals("", run("tpm_resetdalock", "-z"));
  }

  @Test
  void anOwnerSeesAndSetsItsFlags() throws IOException {
    assertPrints("Lifetime Lock: false", "tpm_setpresence", "-s", "-z");
    assertPrints("Disabled status: false", "tpm_setenable", "-s", "-z");
    assertPrints("Persistent Deactivated Status: false", "tpm_setactive", "-s", "-z");
    assertPrints("Ownable status: true", "tpm_setownable", "-s", "-z");
    assertPrints("Owner Clear Disabled: false", "tpm_setclearable", "-s", "-z");
    run("tpm_setenable", "-d", "-z");
    try {
      assertRefuses("TPM is disabled", "tpm_setenable", "-s", "-z");
      assertRefuses("TPM is disabled", "tpm_sealdata", "-z", "-i", "/dev/null", "-o", "nothing");
    } finally {
      run("tpm_setenable", "-e", "-z");
    }
    assertPrints("Disabled status: false", "tpm_setenable", "-s", "-z");
  }
}
