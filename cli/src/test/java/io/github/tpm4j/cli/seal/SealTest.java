package io.github.tpm4j.cli.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm;
import io.github.tpm4j.transport.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
  private CommandTpm tpm;
  @TempDir private Path folder;

  @BeforeEach
  void start() throws TransportException {
    tpm = new CommandTpm();
  }

  @AfterEach
  void end() {
    tpm.close();
  }

  private CommandRun run(String command) {
    String[] arguments = command.replace("DIR", folder.toString()).split(" ");
    return tpm.run(arguments);
  }

  private void ok(String command) {
    CommandRun run = run(command);
    assertEquals(List.of(), run.errors());
    assertEquals(0, run.status());
  }

  private void refused(int status, String words, String command) {
    CommandRun run = run(command);
    assertEquals(status, run.status(), run::err);
    assertEquals(1, run.errors().size(), run::err);
    assertTrue(run.err().contains(words), run::err);
  }

  private byte[] data(int size) throws IOException {
    byte[] data = new byte[size];
    Arrays.fill(data, (byte) 0x5A);
    Files.write(folder.resolve("data"), data);
    return data;
  }

  @ParameterizedTest
  @CsvSource({"file,0", "file,200000", "pem,1", "pem,128", "jwe,0", "jwe,5000"})
  void givesBackWhatWasSealed(String form, int size) throws IOException {
    byte[] data = data(size);
    ok("seal --form=" + form + " --pcrs=sha256:7 DIR/data DIR/sealed");
    ok("unseal DIR/sealed DIR/back");
    assertArrayEquals(data, Files.readAllBytes(folder.resolve("back")));
    ok("pcr extend 7 --yes --digest=sha256:" + "11".repeat(32));
    Files.delete(folder.resolve("back"));
    refused(1, "", "unseal DIR/sealed DIR/back");
    assertFalse(Files.exists(folder.resolve("back")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "pem"})
  void asksForThePassword(String form) throws IOException {
    byte[] data = data(10);
    Files.writeString(folder.resolve("right"), "geheim");
    Files.writeString(folder.resolve("wrong"), "falsch");
    ok("seal --form=" + form + " --password-file=DIR/right DIR/data DIR/sealed");
    refused(1, "password", "unseal DIR/sealed DIR/back");
    refused(1, "wrong", "unseal --password-file=DIR/wrong DIR/sealed DIR/back");
    ok("unseal --password-file=DIR/right DIR/sealed DIR/back");
    assertArrayEquals(data, Files.readAllBytes(folder.resolve("back")));
  }

  @Test
  void refusesAnotherTpm() throws IOException {
    data(10);
    ok("seal DIR/data DIR/sealed");
    try (CommandTpm other = new CommandTpm()) {
      CommandRun run = other.run("unseal", folder.resolve("sealed").toString(), folder + "/back");
      assertEquals(1, run.status());
      assertEquals(1, run.errors().size(), run::err);
    }
  }

  @Test
  void refusesTooMuchForTheTpmItself() throws IOException {
    data(129);
    refused(2, "A TPM seals 1 to 128 bytes by itself", "seal --form=pem DIR/data DIR/sealed");
    assertFalse(Files.exists(folder.resolve("sealed")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | selects no PCR | seal --pcrs=7 DIR/data DIR/sealed",
        "2 | clevis seals without | seal --form=jwe --password-env=HOME DIR/data DIR/sealed",
        "2 | clevis seals without | seal --form=jwe --pcrs=sha1:1+sha256:1 DIR/data DIR/sealed",
        "2 | data and password | seal --password-file=- - DIR/sealed",
        "2 | data and password | unseal --password-file=- - DIR/back",
        "2 | Missing required parameter | seal DIR/data",
        "1 | There is no file | seal DIR/missing DIR/sealed",
        "1 | There is no file | unseal DIR/missing DIR/back",
        "1 | nothing that tpm4j, clevis | unseal DIR/data DIR/back",
      })
  void refusesInOneLine(int status, String words, String command) throws IOException {
    data(3);
    refused(status, words, command);
  }
}
