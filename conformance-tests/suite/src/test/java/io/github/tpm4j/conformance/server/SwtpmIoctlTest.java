package io.github.tpm4j.conformance.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** swtpm's own control program. */
@Tag("peer")
class SwtpmIoctlTest {

  @TempDir private Path folder;

  private EngineServer start(String name) throws IOException {
    Path data = folder.resolve(name);
    return EngineServer.start(
        "swtpm",
        "--server",
        "unix:" + data,
        "--ctrl",
        "unix:" + data + ".ctrl",
        "--state",
        folder.resolve(name + ".state").toString());
  }

  private String ioctl(String name, String... arguments) {
    String[] command = new String[arguments.length + 3];
    command[0] = "swtpm_ioctl";
    command[1] = "--unix";
    command[2] = folder.resolve(name + ".ctrl").toString();
    System.arraycopy(arguments, 0, command, 3, arguments.length);
    return Tool.of(command).in(folder).succeed().text();
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
      ioctl("one", "--save", "volatile", "volatile");
      ioctl("one", "-s");
      assertEquals(0, source.awaitEnd());
      ioctl("two", "--load", "permanent", "permanent");
      ioctl("two", "--load", "volatile", "volatile");
      ioctl("two", "-i");
      assertEquals(before, tool("two", read).text());
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
      ioctl("one", "-v");
      ioctl("one", "-s");
      assertEquals(0, server.awaitEnd());
    }
    try (EngineServer server = start("one")) {
      ioctl("one", "-i");
      assertEquals(before, tool("one", read).text());
      assertEquals(0, server.terminate());
    }
  }
}
