package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A kernel's driver gives up a TPM that does not answer in 750 ms. To load a thousand classes takes
 * that long on a busy computer, so it is done before the machine goes on: it waits for CMD_INIT.
 */
@Tag("peer")
class FirstCommandsTest {
  private static final String INIT = "0000000200000000";
  private static final String STARTUP = "80010000000c000001440000";
  private static final String SELF_TEST = "80010000000b0000014301";
  private static final String GET_COMMANDS = "8001000000160000017a0000000200000100000000ff";
  private static final String OK = "80010000000a00000000";
  private static final int FEW = 200;

  /**
   * The native library is loaded by a thread of its own, at any time: no command waits for it. The
   * self-test is rehearsed last, beside what the machine does; here it is waited for.
   */
  private static final String ALL_BEFORE = "-Dtpm4j.native=off -Dtpm4j.swtpm.rehearsal=true ";

  @TempDir private Path folder;

  @Test
  void findWhatTheyNeedLoaded() throws Exception {
    Path loaded = folder.resolve("loaded");
    DropIn dropIn =
        DropIn.in(folder, ALL_BEFORE + "-Xlog:class+load:file=" + loaded + ":none:filecount=0");
    Files.createDirectory(folder.resolve("state"));
    Path control = folder.resolve("control");
    Path data = folder.resolve("data");
    try (Served served =
            Served.start(
                dropIn,
                folder,
                data,
                "socket",
                "--tpm2",
                "--tpmstate",
                "dir=state",
                "--ctrl",
                "type=unixio,path=control",
                "--server",
                "type=unixio,path=data");
        SocketChannel machine = Served.connect(control);
        SocketChannel commands = Served.connect(data)) {
      assertEquals("00000000", Served.ask(machine, INIT));
      long before = lines(loaded);
      assertEquals(OK, Served.ask(commands, STARTUP));
      assertEquals(OK, Served.ask(commands, SELF_TEST));
      assertTrue(Served.ask(commands, GET_COMMANDS).startsWith("8001"), "the commands");
      long after = lines(loaded);
      assertTrue(after - before < FEW, () -> "loaded: " + (after - before));
      assertEquals(0, served.terminate());
    }
  }

  private static long lines(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.count();
    }
  }
}
