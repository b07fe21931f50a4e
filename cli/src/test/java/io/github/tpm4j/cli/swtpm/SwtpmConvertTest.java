package io.github.tpm4j.cli.swtpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tpm4j swtpm convert}, on a state that swtpm 0.7.1 has encrypted with 16 times K. */
class SwtpmConvertTest {
  private static final String BINARY = "format=binary,mode=aes-128-cbc,file=";

  @TempDir private Path folder;
  private String source;
  private String state;
  private String key;

  @BeforeEach
  void makeFiles() throws IOException {
    Path swtpm = Files.createDirectory(folder.resolve("swtpm"));
    try (InputStream in = SwtpmConvertTest.class.getResourceAsStream("tpm2-00.permall")) {
      Files.write(swtpm.resolve("tpm2-00.permall"), in.readAllBytes());
    }
    source = swtpm.toString();
    state = folder.resolve("state").toString();
    key = Files.writeString(folder.resolve("key"), "K".repeat(16)).toString();
  }

  private CommandRun convert(String keyText) {
    return CommandRun.of(
        "swtpm", "convert", "--from-swtpm", source, "--state", state, "--from-swtpm-key", keyText);
  }

  @Test
  void saysWhatCameOverAndWhatDidNot_onceOnly() {
    CommandRun run = convert(BINARY + key);

    assertEquals(0, run.status(), run::err);
    assertEquals("taken over: 1 persistent objects, 5 NV Indices", run.lines().get(0));
    assertTrue(run.err().contains("not taken over: Contexts"), run::err);
    assertTrue(run.err().contains("not shut down in order"), run::err);
    CommandRun again = convert(BINARY + key);
    assertEquals(1, again.status());
    assertEquals(1, again.errors().size(), again::err);
    assertTrue(again.err().contains("There is a TPM already"), again::err);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file=KEY,mode=aes-512-cbc | 2",
        "file=KEY,format=octal | 2",
        "file=KEY,kdf=sha3 | 2",
        "fd=x | 2",
        "file=KEY,other=1 | 2",
        "pwdfile=KEY,format=hex | 1",
        "file=KEY,pwdfile=KEY | 1",
        "file=KEY,file=OTHER | 1",
        "mode=aes-128-cbc | 2",
        "KEY | 2",
        "file=KEY | 1",
        "file=KEY.not-there | 1",
        "format=binary,file=KEY,mode=aes-256-cbc | 1",
        "pwdfile=KEY | 1"
      })
  void refusesOtherKeysInOneLine_andMakesNothing(String text, int status) throws IOException {
    byte[] before = Files.readAllBytes(Path.of(source, "tpm2-00.permall"));
    CommandRun run = convert(text.replace("KEY", key));

    assertEquals(status, run.status(), run::err);
    assertEquals(1, run.errors().size(), run::err);
    assertFalse(run.err().contains("KKKK"), run::err);
    assertFalse(Files.exists(Path.of(state, "tpm2-00.permall")));
    assertEquals(
        -1, Arrays.mismatch(before, Files.readAllBytes(Path.of(source, "tpm2-00.permall"))));
  }

  private CommandRun takeOver(String... key) {
    String[] words = new String[3 + key.length];
    System.arraycopy(new String[] {"swtpm", "take-over", source}, 0, words, 0, 3);
    System.arraycopy(key, 0, words, 3, key.length);
    return CommandRun.of(words);
  }

  @Test
  void takesOverInPlace_onceOnly_andKeepsTheOldState() throws IOException {
    Path permanent = Path.of(source, "tpm2-00.permall");
    byte[] before = Files.readAllBytes(permanent);
    assertEquals(1, takeOver().status());
    assertEquals(2, takeOver("--key", "file=" + key + ",mode=other").status());
    assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(permanent)));

    CommandRun run = takeOver("--key", BINARY + key);

    assertEquals(0, run.status(), run::err);
    assertEquals("taken over: 1 persistent objects, 5 NV Indices", run.lines().get(0));
    Path kept = Path.of(source, "tpm2-00.permall.libtpms");
    assertEquals("kept: " + kept, run.lines().get(1));
    assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(kept)));
    CommandRun again = takeOver("--key", BINARY + key);
    assertEquals(1, again.status());
    assertTrue(again.err().contains("taken over before"), again::err);
  }

  @Test
  void anOlderStateThatIsKeptStays() throws IOException {
    Path kept = Files.writeString(Path.of(source, "tpm2-00.permall.libtpms"), "older");
    byte[] before = Files.readAllBytes(Path.of(source, "tpm2-00.permall"));

    CommandRun run = takeOver("--key", BINARY + key);

    assertEquals(1, run.status());
    assertEquals(1, run.errors().size(), run::err);
    assertTrue(run.err().contains("move that away first"), run::err);
    assertEquals("older", Files.readString(kept));
    assertEquals(
        -1, Arrays.mismatch(before, Files.readAllBytes(Path.of(source, "tpm2-00.permall"))));
  }

  @Test
  void serveMakesNoNewTpmBesideOneOfSwtpm() throws IOException {
    CommandRun run =
        CommandRun.of("serve", "mssim", "--port", "0", "--state", source, "--startup", "clear");

    assertEquals(1, run.status());
    assertEquals(1, run.errors().size(), run::err);
    assertTrue(run.err().contains("has a TPM of swtpm, and was not changed"), run::err);
    assertFalse(Files.exists(Path.of(source, "state")));
  }
}
