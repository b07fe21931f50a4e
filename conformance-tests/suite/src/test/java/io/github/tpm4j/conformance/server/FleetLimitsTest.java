package io.github.tpm4j.conformance.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many TPMs a fleet serves, for whom, and what is left of one that has ended. */
@Tag("peer")
class FleetLimitsTest {
  private static final String STOPPED = "stopped";

  @TempDir private Path parent;
  private Path folder;
  private EngineServer server;

  @BeforeEach
  void serve() throws IOException {
    folder = Files.createDirectory(parent.resolve("fleet"));
    server =
        EngineServer.start(
            "fleet", "--dir", folder.toString(), "--ek-certificates", "none", "--most", "2");
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  private Path add(String name, String... settings) throws Exception {
    Path member = Files.createDirectory(parent.resolve(name));
    Files.write(member.resolve("settings"), List.of(settings));
    return Files.move(member, folder.resolve(name));
  }

  private static void await(Path file, boolean isWanted) throws InterruptedException {
    while (Files.exists(file) != isWanted) {
      Thread.sleep(20);
    }
  }

  @Test
  void areNoMoreThanAsked_untilOneGoes() throws Exception {
    await(add("vm1").resolve("tpm.ctrl"), true);
    await(add("vm2").resolve("tpm.ctrl"), true);
    Path third = add("vm3").resolve("tpm.ctrl");
    // Two scans of the folder.
    Thread.sleep(1_500);
    assertFalse(Files.exists(third));

    Files.createFile(folder.resolve("vm1").resolve(STOPPED));
    await(third, true);
    assertFalse(Files.exists(folder.resolve("vm1/tpm.ctrl")));
  }

  @Test
  void areForTheUserThatIsNamed() throws Exception {
    boolean isRoot = "root".equals(System.getProperty("user.name"));
    String user = isRoot ? "nobody" : System.getProperty("user.name");
    Path control = add("vm1", "user=" + user, "mode=600").resolve("tpm.ctrl");
    await(control, true);
    assertEquals(user, Files.getOwner(control).getName());
    assertEquals(user, Files.getOwner(control.resolveSibling("tpm")).getName());
  }

  @Test
  void leaveNothingInMemoryWhenTheirMachinesAreOff() throws Exception {
    for (String name : List.of("vm1", "vm2")) {
      Path control = add(name).resolve("tpm.ctrl");
      await(control, true);
      swtpmIoctl(control, "-i");
    }
    assertEquals(2, tpmsInMemory());
    for (String name : List.of("vm1", "vm2")) {
      Path member = folder.resolve(name);
      swtpmIoctl(member.resolve("tpm.ctrl"), "-s");
      while (!Files.readString(member.resolve("log")).contains(" ended")) {
        Thread.sleep(20);
      }
    }
    assertEquals(0, tpmsInMemory());
  }

  private static void swtpmIoctl(Path control, String request) {
    Tool.of("swtpm_ioctl", "--unix", control.toString(), request).succeed();
  }

  /** After a collection of garbage, which that tool begins with. */
  private int tpmsInMemory() {
    String histogram =
        Tool.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(server.pid()),
                "GC.class_histogram")
            .succeed()
            .text();
    assertTrue(histogram.contains("java.lang.String"), histogram);
    return histogram
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length > 3 && words[3].equals("io.github.tpm4j.engine.Tpm"))
        .mapToInt(words -> Integer.parseInt(words[1]))
        .sum();
  }
}
