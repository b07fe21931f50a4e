package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM, from the moment at which the socket can be seen: swtpm ends with 0 and leaves none. */
@Tag("peer")
class EndAtSignalTest {
  private static final int ROUNDS = 8;
  private static final int STEP_MILLIS = 60;

  @TempDir private Path folder;

  @Test
  void isInOrderWhileItStarts() throws Exception {
    DropIn dropIn = DropIn.in(folder);
    List<Path> before = sockets();
    for (int round = 0; round < ROUNDS; round++) {
      Path state = Files.createDirectory(folder.resolve("state" + round));
      try (Served served =
          Served.start(
              dropIn,
              folder,
              folder.resolve("ctrl"),
              "socket",
              "--tpm2",
              "--tpmstate",
              "dir=" + state,
              "--ctrl",
              "type=unixio,path=ctrl",
              "--server",
              "type=unixio,path=data",
              "--pid",
              "file=pid",
              "--flags",
              "startup-clear")) {
        Thread.sleep((long) round * STEP_MILLIS);
        assertEquals(0, served.terminate(), "after " + round * STEP_MILLIS + " ms");
        assertEquals("", served.errors());
      }
      assertEquals(before, sockets());
    }
  }

  /** What a server makes: its sockets, and the file of its number. */
  private List<Path> sockets() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(EndAtSignalTest::isServers).sorted().toList();
    }
  }

  private static boolean isServers(Path file) {
    String name = file.getFileName().toString();
    return List.of("ctrl", "data", "pid", "ctrl~", "data~").contains(name);
  }
}
