package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code swtpm_bios} says what swtpm's own says, to TPMs of both versions. */
@Tag("peer")
class BiosToolTest {
  private static final String TOOL = "swtpm_bios";

  /** TPM_PhysicalSetDeactivated(TRUE). */
  private static final String DEACTIVATE = "00c10000000b0000007201";

  private static final List<String> LINES =
      List.of(
          "-h",
          "-v",
          "-h -v",
          "--version",
          "-x",
          "--unix",
          "--tp -n",
          "-t x",
          "--unix nope --tpm2",
          "--unix state --tpm2",
          "--unix " + "a".repeat(200),
          "--tcp :1 --tpm2",
          "--tcp :abc",
          "--tcp :99999",
          "--tcp nohost.invalid:1",
          "--tpm-device /dev/nope");

  @TempDir private Path folder;
  private DropIn dropIn;

  @BeforeEach
  void install() throws IOException {
    dropIn = DropIn.in(folder);
  }

  @Test
  void startsTpm2OfSwtpm() throws Exception {
    assertStartsTpm2("swtpm");
  }

  @Test
  void startsTpm2OfTheDropIn() throws Exception {
    assertStartsTpm2(dropIn.program("swtpm"));
  }

  private void assertStartsTpm2(String server) throws Exception {
    try (BothTools tools = new BothTools(TOOL, dropIn, folder, server, "--tpm2")) {
      assertSame(tools, "--tpm2");
      for (String options :
          List.of(
              "-n",
              "",
              "-c -cs",
              "-o -u",
              "-s",
              "-n -c",
              "-c -n",
              "-d",
              "-ea",
              "-u",
              "-u extra",
              "-n -u",
              "-n -o")) {
        reset(tools);
        assertSame(tools, "--tpm2 " + options);
        assertSame(tools, "--tpm2 -n -u " + options);
      }
    }
  }

  @Test
  void startsTpm12OfSwtpm() throws Exception {
    try (BothTools tools = new BothTools(TOOL, dropIn, folder, "swtpm")) {
      assertSame(tools, "");
      for (String options :
          List.of("-ea", "", "-d", "-o", "-n -cs", "-s -ea", "-cs -u", "-o -cs -u", "-d -cs -u")) {
        reset(tools);
        assertSame(tools, options);
        assertSame(tools, "-n -ea " + options);
      }
    }
  }

  @Test
  void asksForTheResetThatATpm12Needs() throws Exception {
    try (BothTools tools = new BothTools(TOOL, dropIn, folder, "swtpm")) {
      reset(tools);
      tools.run("swtpm_bios", "--unix", "d");
      tools.send(DEACTIVATE);
      reset(tools);
      List<String> lines = List.of("--unix d -ea", "--unix d -n -ea");
      List<String> swtpms = tools.swtpms(lines);
      assertEquals("--unix d -ea: 129 TPM requires a reset ", swtpms.get(0));
      assertEquals(swtpms, tools.ours(lines));
    }
  }

  @Test
  void readsItsOptionsAsSwtpmsDoes() throws Exception {
    try (BothTools tools = new BothTools(TOOL, dropIn, folder, "swtpm", "--tpm2")) {
      assertEquals(String.join("\n", tools.swtpms(LINES)), String.join("\n", tools.ours(LINES)));
    }
  }

  @Test
  void readsTheVariablesOfTcsd() {
    for (String port : List.of("1", "65537", "x")) {
      List<String> said = new ArrayList<>();
      for (String program : List.of(TOOL, dropIn.program(TOOL))) {
        said.add(
            Tool.of(program, "--tpm2")
                .with("TCSD_USE_TCP_DEVICE", "1")
                .with("TCSD_TCP_DEVICE_PORT", port)
                .in(folder)
                .refuse()
                .errors());
      }
      assertEquals(said.get(0), said.get(1));
    }
  }

  private static void reset(BothTools tools) {
    tools.run("swtpm_ioctl", "--unix", "c", "--stop");
    tools.run("swtpm_ioctl", "--unix", "c", "-i");
  }

  private static void assertSame(BothTools tools, String options) {
    List<String> line = List.of("--unix d " + options);
    assertEquals(tools.swtpms(line), tools.ours(line));
  }
}
