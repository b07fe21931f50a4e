package io.github.tpm4j.cli.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm;
import io.github.tpm4j.cli.CommandTpm12;
import io.github.tpm4j.cli.JsonText;
import io.github.tpm4j.transport.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code store} on a file with keys of a TPM 1.2. */
class StoreTpm12Test {
  @TempDir private Path folder;
  private CommandTpm12 tpm;

  @BeforeEach
  void start() throws TransportException {
    tpm = CommandTpm12.owned();
  }

  @AfterEach
  void end() {
    tpm.close();
  }

  private String store() {
    return folder.resolve("keys.tpm").toString();
  }

  private void make(String alias, String... options) {
    List<String> all = new ArrayList<>(List.of("key", "make", "--store=" + store()));
    all.add("--alias=" + alias);
    all.addAll(List.of(options));
    CommandRun run = tpm.run(all.toArray(String[]::new));
    assertEquals(0, run.status(), run::err);
  }

  private static String line(CommandRun run, String start) {
    return run.lines().stream().filter(line -> line.startsWith(start)).findFirst().orElse("");
  }

  @Test
  void saysWhatEachKeyIsBoundTo_andWhetherItWouldWorkNow() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "of the key");
    make("free");
    make("boot", "--pcrs=sha1:0-7,16");
    make("secret", "--password-file=" + password, "--pcrs=sha1:23");
    CommandRun run = tpm.run("store", store());
    assertEquals(0, run.status(), () -> run.out() + run.err());
    assertTrue(line(run, "free").matches("free +RSA 2048 +this TPM +yes +20\\d\\d-.*"), run::out);
    assertTrue(line(run, "boot").matches("boot .*PCR sha1:0-7,16 +yes .*"), run::out);
    assertTrue(line(run, "secret").matches("secret .*PCR sha1:23, password +asks .*"), run::out);

    tpm.run("pcr", "extend", "16", "--digest=sha1:" + "11".repeat(20));
    CommandRun changed = tpm.run("store", store());
    assertEquals(3, changed.status(), changed::err);
    assertTrue(changed.out().contains("!!  boot: PCR 0-7,16 (SHA1) have other"), changed::out);
    assertTrue(line(changed, "free").contains(" yes "), changed::out);
  }

  @Test
  void knowsKeysOfAnotherTpm_andOfAnotherFamily() throws IOException {
    make("web");
    try (CommandTpm12 other = CommandTpm12.owned();
        CommandTpm tpm20 = new CommandTpm()) {
      CommandRun elsewhere = other.run("store", store());
      assertEquals(3, elsewhere.status(), elsewhere::err);
      assertTrue(elsewhere.out().contains("encrypted to another key"), elsewhere::out);

      CommandRun ofFamily = tpm20.run("store", store());
      assertEquals(3, ofFamily.status(), ofFamily::err);
      assertTrue(ofFamily.out().contains("of a TPM 1.2, and this is a TPM 2.0"), ofFamily::out);

      String twos = folder.resolve("two.tpm").toString();
      assertEquals(0, tpm20.run("key", "make", "--store=" + twos, "--alias=two").status());
      CommandRun two = tpm.run("store", twos);
      assertEquals(3, two.status(), two::err);
      assertTrue(two.out().contains("of a TPM 2.0, and this is a TPM 1.2"), two::out);
    }
  }

  @Test
  void saysWhatTheFileSaysOffline() throws IOException {
    make("web", "--pcrs=sha1:7");
    CommandRun run = CommandRun.of("store", store(), "--json", "--offline", "--tcti=mssim");
    assertEquals(0, run.status(), run::err);
    assertEquals("unknown", JsonText.at(run.out(), "/entries/0/now"));
    assertEquals("signs, decrypts", JsonText.at(run.out(), "/entries/0/use"));
    assertTrue(
        JsonText.at(run.out(), "/entries/0/policy/0").startsWith("PCR 7 (SHA1) having values"));
  }

  @Test
  void hasNoKeyStoreInTheTpm() {
    CommandRun run = tpm.run("store", "TPM-NV");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("name a file"), run::err);
  }
}
