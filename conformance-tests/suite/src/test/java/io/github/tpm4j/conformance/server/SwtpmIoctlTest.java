package io.github.tpm4j.conformance.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** swtpm's own control program. */
@Tag("peer")
class SwtpmIoctlTest {

  @TempDir private Path folder;

  private EngineServer start(String name, String... options) throws IOException {
    Path data = folder.resolve(name);
    List<String> arguments = new ArrayList<>(List.of("swtpm", "--server", "unix:" + data));
    arguments.addAll(List.of("--ctrl", "unix:" + data + ".ctrl"));
    arguments.addAll(List.of("--state", folder.resolve(name + ".state").toString()));
    arguments.addAll(List.of(options));
    return EngineServer.start(arguments.toArray(String[]::new));
  }

  private String ioctl(String name, String... arguments) {
    return control(name, arguments).succeed().text();
  }

  private Tool control(String name, String... arguments) {
    String[] command = new String[arguments.length + 3];
    command[0] = "swtpm_ioctl";
    command[1] = "--unix";
    command[2] = folder.resolve(name + ".ctrl").toString();
    System.arraycopy(arguments, 0, command, 3, arguments.length);
    return Tool.of(command).in(folder);
  }

  private ToolResult tool(String name, String script) {
    return Tool.of("bash", "-euo", "pipefail", "-c", script)
        .tpm("swtpm:path=" + folder.resolve(name))
        .in(folder)
        .succeed();
  }

  @Test
  void asksAndControls() throws IOException {
    try (EngineServer server = start("one")) {
      assertTrue(ioctl("one", "-c").contains("ptm capability is 0x"), "capabilities");
      ioctl("one", "-i");
      assertTrue(ioctl("one", "-e").contains("tpmEstablished is 0"), "before measuring");
      ioctl("one", "-h", "0123456789");
      assertTrue(ioctl("one", "-e").contains("tpmEstablished is 1"), "after measuring");
      ioctl("one", "-r", "3");
      assertTrue(ioctl("one", "-e").contains("tpmEstablished is 0"), "after the reset");
      ioctl("one", "-l", "4");
      ioctl("one", "-l", "0");
      ioctl("one", "-C");
      ioctl("one", "-g");
      assertTrue(ioctl("one", "--info", "1").contains("\"family\":\"2.0\""), "info");
      ioctl("one", "--stop");
      assertTrue(ioctl("one", "-b", "3968").contains("3968"), "buffer size");
      ioctl("one", "-s");
      assertEquals(0, server.awaitEnd());
    }
  }

  @Test
  void movesARunningTpmToAnotherServer() throws IOException {
    String read = "tpm2_pcrread sha256:16; tpm2_getcap handles-transient";
    try (EngineServer source = start("one");
        EngineServer target = start("two")) {
      ioctl("one", "-i");
      String before =
          tool(
                  "one",
                  """
                  tpm2_startup -c
                  tpm2_pcrextend 16:sha256=%064d
                  tpm2_createprimary -Q -G ecc -c primary
                  """
                          .formatted(1)
                      + read)
              .text();
      ioctl("one", "--save", "permanent", "permanent");
      ioctl("one", "-h", "0123");
      before = tool("one", read).text();
      ioctl("one", "--save", "volatile", "volatile");
      ioctl("one", "-s");
      assertEquals(0, source.awaitEnd());
      ioctl("two", "--load", "permanent", "permanent");
      ioctl("two", "--load", "volatile", "volatile");
      ioctl("two", "-i");
      assertEquals(before, tool("two", read).text());
      assertTrue(ioctl("two", "-e").contains("tpmEstablished is 1"), "it came with it");
    }
  }

  @Test
  void movesOnlyToWhoeverHasTheMigrationKey() throws IOException {
    Files.writeString(folder.resolve("key"), "k".repeat(32));
    Files.writeString(folder.resolve("other.key"), "o".repeat(32));
    Path password = Files.writeString(folder.resolve("password"), "between us\n");
    String key = folder.resolve("key").toString();
    try (EngineServer source = start("one", "--migration-key-file", key)) {
      ioctl("one", "-i");
      tool("one", "tpm2_startup -c; tpm2_pcrextend 16:sha256=%064d".formatted(1));
      ioctl("one", "--save", "permanent", "permanent");
      ioctl("one", "--save", "volatile", "volatile");
      ioctl("one", "-s");
      assertEquals(0, source.awaitEnd());
    }
    try (EngineServer none = start("none");
        EngineServer other =
            start("other", "--migration-key-file", folder.resolve("other.key").toString());
        EngineServer others = start("others", "--migration-password-file", password.toString());
        EngineServer right = start("right", "--migration-key-file", key)) {
      for (String refusing : List.of("none", "other", "others")) {
        control(refusing, "--load", "permanent", "permanent").refuse();
        control(refusing, "--load", "volatile", "volatile").refuse();
      }
      ioctl("none", "-i");
      ioctl("none", "--save", "permanent", "plain");
      ioctl("right", "--load", "permanent", "permanent");
      ioctl("right", "--load", "volatile", "volatile");
      control("right", "--load", "permanent", "plain").refuse();
      ioctl("right", "-i");
      assertTrue(tool("right", "tpm2_pcrread sha256:16").text().contains("16: 0x"));
      assertFalse(tool("right", "tpm2_pcrread sha256:16").text().contains("0x" + "0".repeat(64)));
      assertEquals(0, right.terminate());
      assertEquals(0, others.terminate());
      assertEquals(0, other.terminate());
      assertEquals(0, none.terminate());
    }
  }

  @Test
  void tellsProgramsTheSizeOfTheBuffer() throws IOException {
    String read =
        "tpm2_getcap properties-fixed | grep -A1 -E 'TPM2_PT_MAX_(COMMAND|RESPONSE)_SIZE' |"
            + " grep raw";
    try (EngineServer server = start("one")) {
      ioctl("one", "-b", "3968");
      ioctl("one", "-i");
      String sizes = tool("one", "tpm2_startup -c; " + read).text();
      assertEquals("  raw: 0xF80\n  raw: 0xF80\n", sizes);
      ioctl("one", "--stop");
      ioctl("one", "-b", "4096");
      ioctl("one", "-i");
      sizes = tool("one", "tpm2_startup -c; " + read).text();
      assertEquals("  raw: 0x1000\n  raw: 0x1000\n", sizes);
      assertEquals(0, server.terminate());
    }
  }

  @Test
  void keepsVolatileStateOverARestart() throws IOException {
    String read = "tpm2_pcrread sha256:16";
    String before;
    try (EngineServer server = start("one")) {
      ioctl("one", "-i");
      before =
          tool("one", "tpm2_startup -c; tpm2_pcrextend 16:sha256=%064d;".formatted(2) + read)
              .text();
      ioctl("one", "-h", "0123");
      before = tool("one", read).text();
      ioctl("one", "-v");
      ioctl("one", "-s");
      assertEquals(0, server.awaitEnd());
    }
    try (EngineServer server = start("one")) {
      ioctl("one", "-i");
      assertEquals(before, tool("one", read).text());
      assertTrue(ioctl("one", "-e").contains("tpmEstablished is 1"), "kept");
      ioctl("one", "-i");
      assertTrue(ioctl("one", "-e").contains("tpmEstablished is 1"), "kept over CMD_INIT");
      assertEquals(0, server.terminate());
    }
  }
}
