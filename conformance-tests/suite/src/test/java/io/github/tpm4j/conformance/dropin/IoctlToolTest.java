package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code swtpm_ioctl} says what swtpm's own says, to its TPM and to ours. */
@Tag("peer")
class IoctlToolTest {
  private static final String TOOL = "swtpm_ioctl";

  /** Requests that come after one another. */
  private static final List<String> REQUESTS =
      List.of(
          "-i",
          "-e",
          "-r 3",
          "-r 2",
          "-l 3",
          "-l 0x3",
          "-l 3x",
          "-l 0",
          "-v",
          "-C",
          "-g",
          "-h abc",
          "-e",
          "-h -",
          "-h ''",
          "-b 0",
          "-b 3x",
          "-b -1",
          "--info 1",
          "--info 0",
          "--info 0x10",
          "--save permanent p",
          "--save volatile v",
          "--save savestate s",
          "--save permanent /nonexistent/p",
          "--load permanent p",
          "--stop",
          "-h abc",
          "-b 3968",
          "-b 010",
          "-b 4294967296",
          "--load permanent p",
          "--load volatile v",
          "--load permanent nofile",
          "--load permanent .",
          "--load permanent damaged",
          "--load permanent p",
          "-i",
          "-e",
          "-i extra",
          "-i -- extra",
          // Once: how long a TPM that has answered it is still reached is chance.
          "-s");

  /** Each is wrong in one way, or right where one would not think so. */
  private static final List<String> LINES =
      List.of(
          "",
          "-c",
          "--unix c",
          "--unix c -c",
          "-c --unix c",
          "--unix c -c -c",
          "--unix c -c -e",
          "--unix c -r",
          "--unix c -r x",
          "--unix c -r 9",
          "--unix c -l 9",
          "--unix c -l -1",
          "--unix c -l ''",
          "--unix c -l=3",
          "--unix c -l3",
          "--unix c -h",
          "--unix c -b x",
          "--unix c --info x",
          "--unix c --info 1x",
          "--unix c --info=1",
          "--unix c --info 18446744073709551616",
          "--unix c --in 1",
          "--unix c --c",
          "--unix c -stop",
          "--unix c -c=1",
          "--unix c --bogus -e",
          "--unix c --bogus=1 -e",
          "--unix c -- -e",
          "-u c -e",
          "-unix c -e",
          "--unix=c -e",
          "--unix c -t",
          "--unix nope --unix c -e",
          "--unix c --tcp :1 -e",
          "--unix c -e --version",
          "--unix c --help",
          "--unix c --save permanent",
          "--unix c --save foo p",
          "--unix c --save permanent p -e",
          "--unix c --save permanent -e p",
          "--save permanent p",
          "--unix",
          "--unix nofile -c",
          "--unix state -c",
          "--unix " + "a".repeat(200) + " -c",
          "--tcp :1 -c",
          "--tcp nohost.invalid:1 -c",
          "--tcp :abc -c",
          "--tcp :99999 -c",
          "--tcp 127.0.0.1: -c",
          "--tcp 127.0.0.1:1x -c",
          "--tpm-device /dev/nope -c",
          "/dev/nope -c");

  @TempDir private Path folder;
  private DropIn dropIn;

  @BeforeEach
  void install() throws IOException {
    dropIn = DropIn.in(folder);
    for (String tpm : List.of("swtpm", "ours")) {
      Files.createDirectory(folder.resolve(tpm));
      Files.writeString(folder.resolve(tpm).resolve("damaged"), "no state of a TPM");
    }
  }

  @Test
  void saysTheSameToSwtpm() throws Exception {
    try (BothTools tools = new BothTools(TOOL, dropIn, folder, "swtpm", "--tpm2")) {
      assertSame(tools, REQUESTS);
      assertSaved();
    }
  }

  @Test
  void saysTheSameToTheDropIn() throws Exception {
    try (BothTools tools = new BothTools(TOOL, dropIn, folder, dropIn.program("swtpm"), "--tpm2")) {
      assertSame(tools, REQUESTS);
      assertSaved();
    }
  }

  @Test
  void readsItsOptionsAsSwtpmsDoes() throws Exception {
    try (BothTools tools = new BothTools(TOOL, dropIn, folder, "swtpm", "--tpm2")) {
      assertEquals(String.join("\n", tools.swtpms(LINES)), String.join("\n", tools.ours(LINES)));
    }
  }

  @Test
  void measuresWhatStdinHas() throws Exception {
    byte[] data = new byte[10_000];
    new Random(1).nextBytes(data);
    try (BothTools tools =
        new BothTools(
            TOOL, dropIn, folder, "swtpm", "--tpm2", "--flags", "not-need-init,startup-clear")) {
      String expected = pcr17(TOOL, "swtpm", data);
      assertEquals(expected, pcr17(dropIn.program(TOOL), "ours", data));
      assertNotEquals(expected, pcr17(dropIn.program(TOOL), "ours", new byte[0]));
    }
  }

  private String pcr17(String program, String tpm, byte[] measured) throws IOException {
    Path where = folder.resolve(tpm);
    // The TCTI wants the control channel at this name.
    if (Files.notExists(where.resolve("d.ctrl"))) {
      Files.createSymbolicLink(where.resolve("d.ctrl"), where.resolve("c"));
    }
    Tool.of(program, "--unix", "c", "-h", "-").input(measured).in(where).succeed();
    return Tool.of("tpm2_pcrread", "sha256:17")
        .tpm("swtpm:path=" + where.resolve("d"))
        .succeed()
        .text();
  }

  private static void assertSame(BothTools tools, List<String> requests) {
    List<String> lines = new ArrayList<>();
    requests.forEach(request -> lines.add("--unix c " + request));
    assertEquals(String.join("\n", tools.swtpms(lines)), String.join("\n", tools.ours(lines)));
  }

  /** TPMs differ in their seeds, and not in how much they keep. */
  private void assertSaved() throws IOException {
    long[] swtpms = sizes(folder.resolve("swtpm"));
    assertArrayEquals(swtpms, sizes(folder.resolve("ours")));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("ours").resolve("p"))));
  }

  private static long[] sizes(Path where) throws IOException {
    return new long[] {
      Files.size(where.resolve("p")), Files.size(where.resolve("v")), Files.size(where.resolve("s"))
    };
  }
}
