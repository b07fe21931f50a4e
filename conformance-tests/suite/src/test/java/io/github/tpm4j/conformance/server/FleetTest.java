package io.github.tpm4j.conformance.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.JavaCommand;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tpm4j serve fleet}: many TPMs in a process, each for itself. */
@Tag("peer")
class FleetTest {
  private static final String DEFINE =
      """
      tpm2_nvdefine -Q 0x1500010 -C o -s 5 -a 'ownerread|ownerwrite'
      tpm2_nvwrite -Q -C o 0x1500010 -i - <<< '%s'
      """;
  private static final String READ = "tpm2_nvread -C o 0x1500010";

  @TempDir private Path parent;
  private Path folder;
  private EngineServer server;

  @BeforeEach
  void serve() throws IOException {
    folder = parent.resolve("fleet");
    server = EngineServer.start("fleet", "--dir", folder.toString(), "--ek-certificates", "none");
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  private Tool fleet(String command, String... further) {
    List<String> words =
        JavaCommand.of(
            JavaCommand.SHORT_LIVED,
            "io.github.tpm4j.cli.Tpm4j",
            "fleet",
            command,
            "--dir",
            folder.toString());
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(further));
    return Tool.of(all.toArray(String[]::new));
  }

  private void add(String name, String... further) {
    List<String> words = new ArrayList<>(List.of(name, "--startup", "clear"));
    words.addAll(List.of(further));
    String tcti = fleet("add", words.toArray(String[]::new)).succeed().text();
    assertEquals("swtpm:path=" + folder.resolve(name).resolve("tpm") + "\n", tcti);
  }

  private ToolResult run(String name, String script) {
    return Tool.of("bash", "-euo", "pipefail", "-c", script)
        .tpm("swtpm:path=" + folder.resolve(name).resolve("tpm"))
        .in(parent)
        .run();
  }

  private String on(String name, String script) {
    ToolResult result = run(name, script);
    assertEquals(0, result.status(), result.errors());
    return result.text();
  }

  private String listed() {
    return fleet("list").succeed().text();
  }

  @Test
  void eachIsATpmOfItsOwn() throws IOException {
    add("vm1");
    add("vm2");
    on("vm1", DEFINE.formatted("one "));
    on("vm2", DEFINE.formatted("two "));

    assertEquals("one \n", on("vm1", READ));
    assertEquals("two \n", on("vm2", READ));
    assertEquals("vm1 served\nvm2 served\n", listed());
    assertEquals(1, fleet("add", "vm1").refuse().status());
    assertEquals(2, fleet("add", "../vm3").refuse().status());
    assertEquals(0, server.terminate());
    assertEquals("vm1 idle\nvm2 idle\n", listed());
    server = EngineServer.start("fleet", "--dir", folder.toString());
    assertEquals("one \n", on("vm1", READ));
  }

  @Test
  void oneThatIsRemovedIsThereAgainWhenItIsAdded() throws IOException {
    add("vm1");
    on("vm1", DEFINE.formatted("one "));

    fleet("remove", "vm1").succeed();

    assertFalse(Files.exists(folder.resolve("vm1/tpm")));
    assertEquals("vm1 stopped\n", listed());
    add("vm1");
    assertEquals("one \n", on("vm1", READ));
    fleet("remove", "vm1", "--delete", "--yes").succeed();
    assertEquals("", listed());
    assertFalse(Files.exists(folder.resolve(".keys/vm1")));
    assertEquals(1, fleet("remove", "vm1").refuse().status());
  }

  @Test
  void oneMayBeATpm12_andStaysOne() throws Exception {
    add("new");
    add("old", "--tpm12");
    String tcti = "swtpm:path=" + folder.resolve("old/tpm");
    TpmPubkey key;
    try (Tpm12Client client = Tpm12Client.connect(Transports.open(tcti))) {
      key = Ownership.createEndorsementKey(client);
    }
    on("new", DEFINE.formatted("two "));
    assertEquals("new served\nold served\n", listed());
    fleet("remove", "old").succeed();
    String refused = fleet("add", "old").refuse().errors();
    assertTrue(refused.contains("old has a TPM 1.2"), refused);
    assertTrue(Files.exists(folder.resolve(".keys/old")));

    add("old", "--tpm12");
    try (Tpm12Client client = Tpm12Client.connect(Transports.open(tcti))) {
      assertEquals(key, Ownership.readEndorsementKey(client));
    }
  }

  @Test
  void whatAKilledProcessHasLeftIsNoMarkOfAnother() throws Exception {
    add("vm1");
    add("vm2");
    on("vm1", DEFINE.formatted("one "));
    server.kill();
    fleet("remove", "vm2").succeed();
    Files.writeString(folder.resolve("vm1/settings"), "mode=rw\n");

    server = EngineServer.start("fleet", "--dir", folder.toString());

    assertTrue(listed().startsWith("vm1 failed"), listed());
    assertFalse(Files.exists(folder.resolve("vm2/tpm")));
    fleet("remove", "vm2", "--delete", "--yes").succeed();
    fleet("remove", "vm1").succeed();
    add("vm1");
    assertEquals("one \n", on("vm1", READ));
  }

  /** As QEMU does: CMD_INIT, and CMD_SHUTDOWN when the guest goes. */
  @Test
  void aFolderIsEnough_andAGuestMayComeAgain() throws Exception {
    Path member = Files.createDirectory(folder.resolve("vm1"));
    Path control = member.resolve("tpm.ctrl");
    for (int i = 0; i < 3; i++) {
      while (!Files.exists(control)) {
        Thread.sleep(20);
      }
      String[] ioctl = {"swtpm_ioctl", "--unix", control.toString()};
      Tool.of(ioctl[0], ioctl[1], ioctl[2], "-i").succeed();
      on("vm1", "tpm2_startup -c");
      on("vm1", i == 0 ? DEFINE.formatted("kept") : READ + " | grep -q kept");
      Tool.of(ioctl[0], ioctl[1], ioctl[2], "-s").succeed();
      String log = "";
      while (log.lines().filter(line -> line.endsWith(" ended")).count() <= i) {
        Thread.sleep(20);
        log = Files.readString(member.resolve("log"));
      }
    }
  }

  @Test
  void whatIsWrongWithOneIsItsOwnAffair() throws IOException {
    add("good");
    add("bad");
    add("other");
    on("good", DEFINE.formatted("good"));
    on("bad", DEFINE.formatted("bad "));
    on("other", DEFINE.formatted("othe"));
    fleet("remove", "bad").succeed();
    fleet("remove", "other").succeed();
    // Of a key of its own: another's state is of no use, nor is a damaged one.
    Files.copy(
        folder.resolve("other/state"),
        folder.resolve("bad/state"),
        StandardCopyOption.REPLACE_EXISTING);
    byte[] bytes = Files.readAllBytes(folder.resolve("other/state"));
    bytes[bytes.length / 2] ^= 1;
    Files.write(folder.resolve("other/state"), bytes);
    Files.writeString(folder.resolve("other/settings"), "startup=clear\nmode=600\n");
    add("bad");
    add("other");

    assertTrue(run("bad", READ).status() != 0);
    assertTrue(run("other", READ).status() != 0);

    assertEquals("good\n", on("good", READ));
    String log = Files.readString(folder.resolve("bad/log"));
    assertTrue(log.contains("failed: ") && log.contains("key"), log);
    assertTrue(Files.readString(folder.resolve("other/log")).contains("damaged"));
    String listed = listed();
    assertTrue(listed.contains("good served\n"), listed);
    assertEquals(0, server.terminate());
  }

  @Test
  void wrongSettingsAreNamed() throws Exception {
    Path member = Files.createDirectory(folder.resolve("vm1"));
    Files.writeString(member.resolve("settings"), "mode=rw\n");
    Files.createDirectory(folder.resolve("vm2"));
    while (!Files.exists(folder.resolve("vm2/tpm.ctrl"))
        || !Files.exists(folder.resolve("vm1/log"))) {
      Thread.sleep(20);
    }
    assertTrue(listed().contains("vm1 failed"), listed());
    assertTrue(Files.readString(member.resolve("log")).contains("mode=rw is none"));
  }

  @Test
  void socketsHaveTheirPermissions() throws IOException {
    fleet("add", "vm1", "--mode", "660").succeed();
    fleet("add", "vm2").succeed();
    assertEquals("rw-rw----", permissions("vm1/tpm.ctrl"));
    assertEquals("rwx--x--x", permissions("vm1"));
    assertEquals("rw-------", permissions("vm2/tpm"));
    assertEquals("rwx------", permissions("vm2"));
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  @Test
  void twoProcessesDoNotServeOneFolder() {
    String said = EngineServer.refuse("fleet", "--dir", folder.toString()).errors();
    assertTrue(said.contains("is served by another process"), said);
  }
}
