package io.github.tpm4j.differential.implementation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("peer")
class SwtpmImplementationTest {
  private static final byte[] STARTUP = HexFormat.of().parseHex("80010000000c000001440000");
  private static final byte[] SUCCESS = HexFormat.of().parseHex("80010000000a00000000");

  /** As many as a process may open by default on Linux. */
  private static final int FILES_LIMIT = 1024;

  @Test
  void isManufacturedMoreOftenThanAProcessMayOpenFiles() throws Exception {
    try (Implementation tpm = new SwtpmImplementation("swtpm")) {
      for (int i = 0; i < FILES_LIMIT + 100; i++) {
        tpm.manufacture();
        if (i % 100 == 0) {
          assertArrayEquals(SUCCESS, tpm.execute(STARTUP, 0));
          assertTrue(openFiles() < FILES_LIMIT * 3 / 4);
        }
      }
      assertArrayEquals(SUCCESS, tpm.execute(STARTUP, 0));
    }
  }

  private static long openFiles() throws IOException {
    List<ProcessHandle> started =
        ProcessHandle.current()
            .children()
            .filter(child -> child.info().command().orElse("").endsWith("/swtpm"))
            .toList();
    assertEquals(1, started.size(), started::toString);
    Path files = Path.of("/proc", Long.toString(started.get(0).pid()), "fd");
    try (Stream<Path> open = Files.list(files)) {
      return open.count();
    }
  }
}
