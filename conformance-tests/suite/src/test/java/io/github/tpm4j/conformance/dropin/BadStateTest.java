package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state that cannot be used ends the drop-in with one line and status 1, and stays as it is. */
@Tag("peer")
class BadStateTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** Of the two bytes with the version of a state file. */
  private static final int VERSION_OFFSET = 8;

  private static final String SHUTDOWN = "00000003";

  /** Root gives up the right to ignore them. */
  private static final String BOUND_BY_PERMISSIONS =
      "[ $(id -u) != 0 ] || set -- setpriv --bounding-set -dac_override,-dac_read_search \"$@\"\n";

  @TempDir private Path folder;
  private DropIn dropIn;
  private Path state;
  private Path permanent;

  @BeforeEach
  void makeState() throws IOException {
    dropIn = DropIn.in(folder);
    state = Files.createDirectory(folder.resolve("state"));
    permanent = state.resolve("tpm2-00.permall");
  }

  private void serveOnce() throws Exception {
    Path control = folder.resolve("c");
    try (Served served = Served.start(dropIn, folder, control, words().toArray(String[]::new))) {
      try (var client = Served.connect(control)) {
        assertEquals("00000000", Served.ask(client, SHUTDOWN));
      }
      assertEquals(0, served.awaitEnd(), served.errors());
    }
  }

  private List<String> words() {
    return List.of(
        "socket",
        "--tpm2",
        "--tpmstate",
        "dir=" + state,
        "--ctrl",
        "type=unixio,path=" + folder.resolve("c"),
        "--flags",
        "startup-clear");
  }

  /** Runs it by a script whose arguments are the command. */
  private String refusal(String script) {
    ToolResult result = run(script);
    String said = result.errors();
    assertEquals(1, result.status(), said);
    assertEquals(1, said.lines().count(), said);
    assertTrue(said.startsWith("swtpm: ") && said.contains(state.toString()), said);
    assertTrue(Files.notExists(folder.resolve("c")), "the socket");
    return said;
  }

  private ToolResult run(String script) {
    List<String> command = new ArrayList<>(List.of("bash", "-euc", script, "bash"));
    command.addAll(dropIn.command(words().toArray(String[]::new)));
    return Tool.of(command.toArray(String[]::new)).in(folder).within(LIMIT).run();
  }

  private void assertRefused(String words) {
    String said = refusal("exec \"$@\"");
    assertTrue(said.contains(words), said);
  }

  private void change(int offset) throws IOException {
    byte[] bytes = Files.readAllBytes(permanent);
    bytes[offset] ^= 0x40;
    Files.write(permanent, bytes);
    List<Path> before = files();
    assertRefused(offset == VERSION_OFFSET ? "Use a newer one" : "damaged");
    assertEquals(-1, Arrays.mismatch(bytes, Files.readAllBytes(permanent)));
    assertEquals(before, files());
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(state)) {
      return files.sorted().toList();
    }
  }

  @Test
  void damaged() throws Exception {
    serveOnce();
    change((int) Files.size(permanent) / 2);
  }

  @Test
  void damagedInItsFirstBytes() throws Exception {
    serveOnce();
    change(0);
  }

  @Test
  void ofALaterVersion() throws Exception {
    serveOnce();
    change(VERSION_OFFSET);
  }

  @Test
  void ofAnotherOwner() throws Exception {
    serveOnce();
    byte[] before = Files.readAllBytes(permanent);
    String said =
        refusal(
            BOUND_BY_PERMISSIONS
                + "chmod 0 state/tpm2-00.permall\n"
                + "\"$@\" || status=$?\n"
                + "chmod 600 state/tpm2-00.permall\n"
                + "exit $status");
    assertTrue(said.contains("AccessDenied") && said.contains("as the user that owns it"), said);
    assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(permanent)));
  }

  @Test
  void aDirectoryOfAnotherOwner() throws IOException {
    String said =
        refusal(
            BOUND_BY_PERMISSIONS
                + "chmod 500 state\n"
                + "\"$@\" || status=$?\n"
                + "chmod 700 state\n"
                + "exit $status");
    assertTrue(said.contains("AccessDenied"), said);
    assertEquals(List.of(), files());
  }

  @Test
  void noDirectory() throws IOException {
    Files.delete(state);
    assertRefused("does not exist");
  }

  /** Mounts a full disk over the folder of the state, and looks whether all on it stays. */
  private static String onFullDisk(String before) {
    return """
        exec unshare -rm bash -euc '
          cp -a state copy
          mount -t tmpfs -o size=16k none state
          : > state/.lock
          BEFORE
          head -c 100000 /dev/zero > state/filler 2> /dev/null || true
          sha256sum state/* > before
          status=0
          "$@" || status=$?
          sha256sum state/* | diff before - >&2
          exit $status
        ' bash "$@"
        """
        .replace("BEFORE", before);
  }

  @Test
  void aNewTpmOnAFullDisk() {
    String said = refusal(onFullDisk(""));
    assertTrue(said.contains("could not be written and is as before"), said);
    assertTrue(said.contains("No space left on device"), said);
  }

  @Test
  void aTpmThatIsThereOnAFullDisk() throws Exception {
    serveOnce();
    String said = refusal(onFullDisk("cp copy/tpm2-00.permall state"));
    assertTrue(said.startsWith("swtpm: TPM state in "), said);
    assertTrue(said.contains("No space left on device"), said);
  }
}
