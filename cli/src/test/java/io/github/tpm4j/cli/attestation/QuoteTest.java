package io.github.tpm4j.cli.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm;
import io.github.tpm4j.cli.JsonText;
import io.github.tpm4j.cli.eventlog.LogBytes;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteTest {
  private static final String NONCE = "--nonce=00112233445566778899aabbccddeeff";
  private static final int SEPARATOR = 4;
  private static final Bytes ZEROS = Bytes.adopt(new byte[4]);

  private CommandTpm tpm;
  private Path key;
  private Path quote;
  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    tpm = new CommandTpm();
    key = folder.resolve("ak.pem");
    quote = folder.resolve("quote.json");
  }

  @AfterEach
  void end() {
    tpm.close();
  }

  private void quote(String... more) throws IOException {
    String[] all = new String[more.length + 3];
    System.arraycopy(new String[] {"quote", NONCE, "--pcrs=sha256:0,7+sha1:1"}, 0, all, 0, 3);
    System.arraycopy(more, 0, all, 3, more.length);
    CommandRun run = tpm.run(all);
    assertEquals(List.of(), run.errors());
    assertEquals(0, run.status());
    Files.writeString(quote, run.out());
  }

  private CommandRun verify(String nonce, String pcrs, String... more) {
    String[] all = new String[more.length + 5];
    System.arraycopy(
        new String[] {"verify", quote.toString(), "--key=" + key, nonce, "--pcrs=" + pcrs},
        0,
        all,
        0,
        5);
    System.arraycopy(more, 0, all, 5, more.length);
    return CommandRun.of(all);
  }

  private CommandRun verify() {
    return verify(NONCE, "sha256:0,7+sha1:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ecc_p256", "ec_p384", "rsa_2048", "rsa_pss_2048"})
  void isAccepted_andTheKeyServesAgain(String kind) throws IOException {
    quote("--new-key=" + key, "--kind=" + kind);
    assertEquals(0, verify().status());
    quote("--key=" + key);
    CommandRun run = verify();
    assertEquals(0, run.status());
    assertTrue(run.out().startsWith("ok  quote: signed by the key, for this nonce"), run::out);
  }

  @Test
  void isRefused_forAnotherNonceOrSelection_orWithOtherValues() throws IOException {
    quote("--new-key=" + key);
    CommandRun replayed = verify("--nonce=01", "sha256:0,7+sha1:1");
    assertEquals(3, replayed.status());
    assertTrue(replayed.out().contains("NONCE_DIFFERS"), replayed::out);
    assertEquals(3, verify(NONCE, "sha256:0").status());
    String changed = Files.readString(quote).replaceFirst("\"7\" : \"00", "\"7\" : \"01");
    Files.writeString(quote, changed);
    CommandRun run = verify();
    assertTrue(run.out().contains("PCR_DIGEST_DIFFERS"), run::out);
    String json = verify(NONCE, "sha256:0,7+sha1:1", "--json").out();
    assertEquals("false", JsonText.at(json, "/accepted"));
  }

  @Test
  void isRefused_byAnotherKey() throws IOException {
    quote("--new-key=" + key);
    Path first = Files.copy(quote, folder.resolve("first"));
    Files.delete(key);
    quote("--new-key=" + key);
    Files.copy(first, quote, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertEquals(3, verify().status());
  }

  @Test
  void knowsTheTpmAgainThatTheKeyWasMadeIn() throws IOException {
    quote("--new-key=" + key);
    List<String> lines = Files.readAllLines(key);
    assertTrue(lines.get(0).startsWith("Storage-Key-Name: 000b"), lines.get(0));
    String name = lines.get(0).substring("Storage-Key-Name: ".length());
    String other = "000b" + "5a".repeat(32);
    Files.writeString(key, Files.readString(key).replace(name, other));
    CommandRun foreign = tpm.run("quote", NONCE, "--pcrs=sha256:0", "--key=" + key);
    assertEquals(1, foreign.status());
    assertEquals(1, foreign.errors().size(), foreign::err);
    Files.writeString(key, Files.readString(key).replace(other, "000b5a"));
    CommandRun damaged = tpm.run("quote", NONCE, "--pcrs=sha256:0", "--key=" + key);
    assertTrue(damaged.err().contains("holds no Name"), damaged::err);
    // A file that other programs have made.
    Files.writeString(key, Files.readString(key).replaceFirst("Storage-Key-Name: .*\n", ""));
    quote("--key=" + key);
    assertEquals(0, verify().status());
  }

  @Test
  void verifiesALogByTheQuote() throws IOException {
    quote("--new-key=" + key);
    Path log = folder.resolve("log");
    Files.write(log, new LogBytes().event(7, SEPARATOR, ZEROS).toByteArray());
    CommandRun before = verify(NONCE, "sha256:0,7+sha1:1", "--event-log=" + log);
    assertEquals(3, before.status());
    assertTrue(before.out().contains("!!"), before::out);
    tpm.run(
        "pcr",
        "extend",
        "7",
        "--yes",
        "--digest=sha256:" + Digests.of(HashAlg.SHA256, ZEROS).toHex());
    quote("--key=" + key);
    CommandRun after = verify(NONCE, "sha256:0,7+sha1:1", "--event-log=" + log);
    assertEquals(0, after.status(), after::out);
    assertTrue(after.out().contains("ok  event log"), after::out);
  }

  @Test
  void asksForTheKeysPassword() throws IOException {
    Path right = Files.writeString(folder.resolve("right"), "geheim");
    quote("--new-key=" + key, "--password-file=" + right);
    quote("--key=" + key, "--password-file=" + right);
    CommandRun without = tpm.run("quote", "--key=" + key, NONCE, "--pcrs=sha256:0");
    assertEquals(1, without.status());
    assertEquals(1, without.errors().size(), without::err);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | attest, signature or pcrs is missing",
        "[] | expected START_OBJECT",
        "{\"attest\": 1} | expected VALUE_STRING",
        "{\"attest\": \"0\"} | not hexadecimal",
        "{\"attest\": \"\", \"attest\": \"\"} | stands there twice",
        "{\"pcrs\": {\"md4\": {}}} | is no hash of a bank",
        "{\"pcrs\": {\"sha1\": {\"24\": \"\"}}} | is no PCR",
        "nothing | Unrecognized token",
      })
  void refusesWhatIsNoQuote_status1(String content, String words) throws IOException {
    quote("--new-key=" + key);
    Files.writeString(quote, content);
    CommandRun run = verify();
    assertEquals(1, run.status());
    assertEquals(1, run.errors().size(), run::err);
    assertTrue(run.err().contains(words), run::err);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quote --new-key=DIR/ak.pem --nonce= --pcrs=sha256:0 | hexadecimal",
        "quote --new-key=DIR/ak.pem --nonce=0 --pcrs=sha256:0 | hexadecimal",
        "quote --new-key=DIR/ak.pem --nonce=00 --pcrs=0 | selects no PCR",
        "quote --nonce=00 --pcrs=sha256:0 | --key",
        "quote --new-key=DIR --nonce=00 --pcrs=sha256:0 | exists: use --key",
      })
  void refusesInOneLine_status2(String command, String words) {
    CommandRun run = tpm.run(command.replace("DIR", folder.toString()).split(" "));
    assertEquals(2, run.status());
    assertEquals(1, run.errors().size(), run::err);
    assertTrue(run.err().contains(words), run::err);
  }
}
