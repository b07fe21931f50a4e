package io.github.tpm4j.cli.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm12;
import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tpm4j seal} and {@code unseal} with a TPM 1.2. */
class SealTpm12Test {
  private CommandTpm12 tpm;
  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    tpm = CommandTpm12.owned();
    Files.writeString(folder.resolve("pass"), "the data's\n");
    byte[] data = new byte[100_000];
    new Random(1).nextBytes(data);
    Files.write(folder.resolve("data"), data);
  }

  @AfterEach
  void end() {
    tpm.close();
  }

  private CommandRun run(String command) {
    return tpm.run(command.replace("DIR", folder.toString()).split(" "));
  }

  private void ok(String command) {
    CommandRun run = run(command);
    assertEquals(List.of(), run.errors());
    assertEquals(0, run.status());
  }

  private void refused(String words, String command) {
    CommandRun run = run(command);
    assertEquals(1, run.status(), run::err);
    assertEquals(1, run.errors().size(), run::err);
    assertTrue(run.err().contains(words), run::err);
  }

  @Test
  void aFileComesBack_whilePcrAndPasswordAreRight() throws Exception {
    ok("seal --pcrs=sha1:7,16 --password-file=DIR/pass DIR/data DIR/sealed");
    ok("unseal --password-file=DIR/pass DIR/sealed DIR/back");
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("data")), Files.readAllBytes(folder.resolve("back")));
    refused("have a password and none was given", "unseal DIR/sealed DIR/back");
    tpm.client().execute(new Extend.Request(16, Bytes.of(new byte[20])));
    refused("PCR 16 (SHA1) is", "unseal --password-file=DIR/pass DIR/sealed DIR/back");
  }

  @Test
  void aFewBytesAreAKeyFile_andOtherTpmsRefuseThem() throws Exception {
    Files.write(folder.resolve("data"), new byte[] {1, 2, 3});
    ok("seal --form=pem DIR/data DIR/sealed.pem");
    ok("unseal DIR/sealed.pem DIR/back");
    assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(folder.resolve("back")));
    try (CommandTpm12 other = CommandTpm12.owned()) {
      CommandRun run =
          other.run(
              "unseal", folder.resolve("sealed.pem").toString(), folder.resolve("b").toString());
      assertEquals(1, run.status());
      assertTrue(run.err().contains("has not sealed these data"), run::err);
    }
  }

  @Test
  void whatATpm12Lacks_isRefusedInWords() {
    refused("SHA-1", "seal --pcrs=sha256:7 DIR/data DIR/sealed");
    refused("This is a TPM 1.2: clevis", "seal --form=jwe DIR/data DIR/sealed");
  }
}
