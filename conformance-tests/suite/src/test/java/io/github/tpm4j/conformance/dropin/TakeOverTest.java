package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A TPM that swtpm has served in a directory goes on there by the drop-in, if asked for. */
@Tag("peer")
class TakeOverTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String INIT = "0000000200000000";
  private static final String OK = "00000000";
  private static final String FAILED = "00000009";

  /** An NV Index, a key and a secret under the storage key. */
  private static final String MAKE =
      """
      tpm2_nvdefine -Q 0x1500010 -C o -s 5 -a 'ownerread|ownerwrite'
      tpm2_nvwrite -Q -C o 0x1500010 -i - <<< 'kept'
      tpm2_createprimary -Q -C o -c srk.ctx
      tpm2_flushcontext -t
      tpm2_create -Q -C srk.ctx -i - -u seal.pub -r seal.priv <<< 'the disk key'
      tpm2_flushcontext -t
      tpm2_create -Q -C srk.ctx -G ecc256 -u k.pub -r k.priv -c k.ctx
      tpm2_flushcontext -t
      tpm2_evictcontrol -Q -C o -c k.ctx 0x81000101
      tpm2_flushcontext -t
      tpm2_readpublic -Q -c 0x81000101 -f pem -o k.pem
      tpm2_shutdown -c
      """;

  private static final String USE =
      """
      tpm2_nvread -C o 0x1500010
      tpm2_createprimary -Q -C o -c srk.ctx
      tpm2_flushcontext -t
      tpm2_load -Q -C srk.ctx -u seal.pub -r seal.priv -c seal.ctx
      tpm2_flushcontext -t
      tpm2_unseal -c seal.ctx
      tpm2_flushcontext -t
      echo 'message' > message
      tpm2_sign -Q -c 0x81000101 -g sha256 -f plain -o signature message
      openssl dgst -sha256 -verify k.pem -signature signature message
      """;

  private static final String USED = "kept\nthe disk key\nVerified OK\n";

  @TempDir private Path folder;
  private DropIn dropIn;
  private Path state;
  private Path permanent;

  @BeforeEach
  void install() throws IOException {
    dropIn = DropIn.in(folder);
    state = Files.createDirectory(folder.resolve("state"));
    permanent = state.resolve("tpm2-00.permall");
  }

  /** As libvirt runs it, but for a data channel. */
  private List<String> words(String... further) {
    List<String> words = new ArrayList<>();
    words.addAll(
        List.of("--ctrl", "type=unixio,path=" + folder.resolve("data.ctrl") + ",mode=0600"));
    words.addAll(List.of("--server", "type=unixio,path=" + folder.resolve("data")));
    words.addAll(List.of(further));
    return words;
  }

  private String run(String script) {
    return Tool.of("bash", "-euo", "pipefail", "-c", script)
        .tpm("swtpm:path=" + folder.resolve("data"))
        .in(folder)
        .within(LIMIT)
        .succeed()
        .text();
  }

  private void makeBySwtpm(String... further) throws IOException {
    List<String> words = words(further);
    words.addAll(List.of("--flags", "not-need-init,startup-clear"));
    try (Swtpm swtpm = Swtpm.with(state, words.toArray(String[]::new))) {
      assertEquals(state, swtpm.folder());
      run(MAKE);
    }
  }

  private Served start(String... further) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("socket", "--tpm2", "--tpmstate", "dir=" + state));
    words.addAll(words(further));
    return Served.start(dropIn, folder, folder.resolve("data"), words.toArray(String[]::new));
  }

  private void useByDropIn(String... further) throws Exception {
    try (Served served = start(further)) {
      useAndEnd(served);
    }
  }

  private void useAndEnd(Served served) throws IOException, InterruptedException {
    try (var control = Served.connect(folder.resolve("data.ctrl"))) {
      assertEquals(OK, Served.ask(control, INIT), served.errors());
    }
    assertEquals(USED, run("tpm2_startup -c\n" + USE));
    assertEquals(0, served.terminate());
  }

  private void ask() throws IOException {
    Files.createFile(folder.resolve("bin/take-over"));
  }

  @Test
  void isRefusedUnlessAskedFor() throws Exception {
    makeBySwtpm();
    byte[] before = Files.readAllBytes(permanent);

    try (Served served = start();
        var control = Served.connect(folder.resolve("data.ctrl"))) {
      assertEquals(FAILED, Served.ask(control, INIT));
      String line = served.errors();
      assertEquals(1, line.lines().count(), line);
      assertTrue(line.contains("the file " + folder.resolve("bin/take-over") + " exists"), line);
    }
    assertArrayEquals(before, Files.readAllBytes(permanent));
    assertFalse(Files.exists(state.resolve("tpm2-00.permall.libtpms")));
  }

  @Test
  void goesOnWhereItIs() throws Exception {
    makeBySwtpm();
    byte[] before = Files.readAllBytes(permanent);
    ask();

    useByDropIn();
    useByDropIn();

    assertArrayEquals(before, Files.readAllBytes(state.resolve("tpm2-00.permall.libtpms")));
  }

  @Test
  void goesOnInTheOneFileThatItIs() throws Exception {
    String uri = "backend-uri=file://" + folder.resolve("one");
    List<String> swtpms = new ArrayList<>(List.of("swtpm", "socket", "--tpm2", "--tpmstate", uri));
    swtpms.addAll(words("--flags", "not-need-init,startup-clear"));
    try (Served swtpm = Served.start(swtpms, folder, folder.resolve("data"))) {
      run(MAKE);
      assertEquals(0, swtpm.terminate());
    }
    byte[] before = Files.readAllBytes(folder.resolve("one"));
    List<String> words = new ArrayList<>(List.of("socket", "--tpm2", "--tpmstate", uri));
    words.addAll(words());
    ask();

    for (int i = 0; i < 2; i++) {
      try (Served served =
          Served.start(dropIn, folder, folder.resolve("data"), words.toArray(String[]::new))) {
        useAndEnd(served);
      }
    }
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("one.libtpms")));
  }

  @Test
  void anEncryptedOneStaysSo() throws Exception {
    Files.writeString(folder.resolve("password"), "correct horse");
    Files.writeString(folder.resolve("other"), "wrong horse");
    String key = "pwdfile=" + folder.resolve("password") + ",mode=aes-256-cbc";
    makeBySwtpm("--key", key);
    byte[] before = Files.readAllBytes(permanent);
    ask();

    for (String[] wrong :
        new String[][] {
          {}, {"--key", "pwdfile=" + folder.resolve("other") + ",mode=aes-256-cbc"}
        }) {
      try (Served served = start(wrong);
          var control = Served.connect(folder.resolve("data.ctrl"))) {
        assertEquals(FAILED, Served.ask(control, INIT));
        assertEquals(1, served.errors().lines().count(), served.errors());
      }
      assertArrayEquals(before, Files.readAllBytes(permanent));
    }
    useByDropIn("--key", key);
    useByDropIn("--key", key);
  }

  @Test
  void whatConvertMakesIsOpenedAsItStands() throws Exception {
    makeBySwtpm();
    Path source = Files.move(state, folder.resolve("swtpm"));
    Tool.of(
            "java",
            "-cp",
            System.getProperty("java.class.path"),
            "io.github.tpm4j.cli.Tpm4j",
            "swtpm",
            "convert",
            "--from-swtpm",
            source.toString(),
            "--state",
            state.toString())
        .within(LIMIT)
        .succeed();

    useByDropIn();
  }

  @Test
  void isNotTakenFromARunningSwtpm() throws Exception {
    ask();
    List<String> words = words("--flags", "not-need-init,startup-clear");
    try (Swtpm swtpm = Swtpm.with(state, words.toArray(String[]::new))) {
      assertEquals(state, swtpm.folder());
      run("tpm2_getrandom --hex 4");
      byte[] before = Files.readAllBytes(permanent);
      String said =
          dropIn
              .tool(
                  "socket",
                  "--tpm2",
                  "--tpmstate",
                  "dir=" + state,
                  "--ctrl",
                  "type=unixio,path=" + folder.resolve("other"),
                  "--flags",
                  "startup-clear")
              .refuse()
              .errors();
      assertTrue(said.contains("in use by another process"), said);
      assertArrayEquals(before, Files.readAllBytes(permanent));
    }
  }
}
