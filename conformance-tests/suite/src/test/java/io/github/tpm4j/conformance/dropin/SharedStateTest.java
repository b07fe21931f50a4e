package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A TPM moves from one process to another that shares its state's directory, as on shared storage:
 * {@code --migration}.
 */
@Tag("peer")
class SharedStateTest {
  private static final String SAVED_STATE = "0000000c000000010000000300000000";
  private static final String NO_SUCH_BLOB = "00000800000000000000000000000000";
  private static final String LOCK_STORAGE = "0000001300000002";
  private static final String OK = "00000000";
  private static final String FAILED = "00000009";
  private static final String RANDOM = "80010000000c0000017b0008";
  private static final String RC_FAILURE = "80010000000a00000101";
  private static final String OUTGOING = "release-lock-outgoing";
  private static final String INCOMING = "incoming,release-lock-outgoing";

  @TempDir private Path folder;
  private DropIn dropIn;

  @BeforeEach
  void install() throws IOException {
    dropIn = DropIn.in(folder);
    Files.createDirectory(folder.resolve("state"));
  }

  private Served start(String name, String... migration) throws Exception {
    List<String> words = new ArrayList<>(List.of("socket", "--tpm2", "--tpmstate", "dir=state"));
    words.addAll(List.of("--ctrl", "type=unixio,path=" + name + ".ctrl"));
    words.addAll(List.of("--server", "type=unixio,path=" + name));
    words.addAll(List.of(migration));
    return Served.start(dropIn, folder, folder.resolve(name), words.toArray(String[]::new));
  }

  private Tool ioctl(String name, String... arguments) {
    List<String> command = new ArrayList<>(List.of("swtpm_ioctl", "--unix", name + ".ctrl"));
    command.addAll(List.of(arguments));
    return Tool.of(command.toArray(String[]::new)).in(folder);
  }

  private String run(String name, String script) {
    return Tool.of("bash", "-euo", "pipefail", "-c", script)
        .tpm("swtpm:path=" + folder.resolve(name))
        .in(folder)
        .succeed()
        .text();
  }

  private String control(String name, String request) throws IOException {
    return ask(folder.resolve(name + ".ctrl"), request);
  }

  private static String ask(Path socket, String request) throws IOException {
    try (var channel = Served.connect(socket)) {
      return Served.ask(channel, request);
    }
  }

  /** What makes the TPM known, and its blobs but for the last. */
  private void useAndSave() {
    ioctl("from", "-i").succeed();
    run(
        "from",
        """
        tpm2_startup -c
        tpm2_pcrextend 16:sha256=%064d
        tpm2_nvdefine -Q 0x1500010 -C o -s 5 -a 'ownerread|ownerwrite'
        tpm2_nvwrite -Q -C o 0x1500010 -i - <<< 'kept'
        """
            .formatted(1));
    ioctl("from", "--save", "permanent", "permanent").succeed();
    ioctl("from", "--save", "volatile", "volatile").succeed();
  }

  private void load() {
    ioctl("to", "--load", "permanent", "permanent").succeed();
    ioctl("to", "--load", "volatile", "volatile").succeed();
    ioctl("to", "-i").succeed();
  }

  @Test
  void movesOnceTheLastBlobWasRead() throws Exception {
    try (Served from = start("from", "--migration", OUTGOING);
        Served to = start("to", "--migration", INCOMING)) {
      useAndSave();
      String pcr = run("from", "tpm2_pcrread sha256:16");
      assertEquals(FAILED, control("to", LOCK_STORAGE));
      ioctl("to", "--load", "permanent", "permanent").refuse();

      assertEquals(NO_SUCH_BLOB, control("from", SAVED_STATE));
      load();

      assertEquals(pcr, run("to", "tpm2_pcrread sha256:16"));
      assertEquals("kept\n", run("to", "tpm2_nvread -C o 0x1500010"));
      assertEquals(RC_FAILURE, ask(folder.resolve("from"), RANDOM));
      ioctl("from", "-i").refuse();
      ioctl("from", "-s").succeed();
      assertEquals(0, from.awaitEnd());
      run("to", "tpm2_nvwrite -C o 0x1500010 -i - <<< 'more'");
      assertEquals(0, to.terminate());
    }
    try (Served again = start("again")) {
      ioctl("again", "-i").succeed();
      assertEquals("more\n", run("again", "tpm2_startup -c; tpm2_nvread -C o 0x1500010"));
      assertTrue(again.errors().isEmpty(), again.errors());
    }
  }

  @Test
  void goesOnWhereItWasIfTheMoveFails() throws Exception {
    try (Served from = start("from", "--migration", OUTGOING);
        Served to = start("to", "--migration", INCOMING)) {
      useAndSave();
      assertEquals(NO_SUCH_BLOB, control("from", SAVED_STATE));

      assertEquals(OK, control("from", LOCK_STORAGE));

      assertEquals("kept\n", run("from", "tpm2_nvread -C o 0x1500010"));
      ioctl("to", "--load", "permanent", "permanent").refuse();
      assertEquals(0, from.terminate());
      assertEquals(0, to.terminate());
    }
  }

  /** It has the TPM as it was before; the one that it moved to has gone on. */
  @Test
  void doesNotGoOnOnceTheOtherHasUsedIt() throws Exception {
    try (Served from = start("from", "--migration", OUTGOING)) {
      useAndSave();
      assertEquals(NO_SUCH_BLOB, control("from", SAVED_STATE));
      try (Served to = start("to", "--migration", INCOMING)) {
        load();
        run("to", "tpm2_nvwrite -C o 0x1500010 -i - <<< 'more'");
        assertEquals(0, to.terminate());
      }

      assertEquals(FAILED, control("from", LOCK_STORAGE));
      assertEquals(RC_FAILURE, ask(folder.resolve("from"), RANDOM));
      assertEquals(0, from.terminate());
    }
  }

  @Test
  void doesNotMoveUnasked() throws Exception {
    try (Served from = start("from");
        Served to = start("to")) {
      useAndSave();
      assertEquals(NO_SUCH_BLOB, control("from", SAVED_STATE));

      ioctl("to", "--load", "permanent", "permanent").refuse();
      assertTrue(to.errors().contains("in use by another process"), to.errors());
      assertEquals("kept\n", run("from", "tpm2_nvread -C o 0x1500010"));
      assertEquals(0, from.terminate());
    }
  }

  @Test
  void otherWordsAreRefused() {
    String said =
        dropIn
            .tool(
                "socket",
                "--tpm2",
                "--tpmstate",
                "dir=" + folder.resolve("state"),
                "--ctrl",
                "type=unixio,path=" + folder.resolve("c"),
                "--migration",
                "outgoing")
            .refuse()
            .errors();
    assertEquals("swtpm: Error parsing migration options: Unknown option 'outgoing'", said.strip());
  }
}
