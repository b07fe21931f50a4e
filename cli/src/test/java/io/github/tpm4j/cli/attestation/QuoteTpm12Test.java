package io.github.tpm4j.cli.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm12;
import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tpm4j quote} and {@code verify} with a TPM 1.2. */
class QuoteTpm12Test {
  private static final String NONCE = "00112233445566778899aabbccddeeff00112233";

  private CommandTpm12 tpm;
  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    tpm = CommandTpm12.owned();
    Files.writeString(folder.resolve("owner"), CommandTpm12.OWNER + "\n");
  }

  @AfterEach
  void end() {
    tpm.close();
  }

  private String[] words(String command) {
    return command
        .replace("OWNER", "--owner-password-file=" + folder.resolve("owner"))
        .replace("AK", folder.resolve("ak.pem").toString())
        .replace("QUOTE", folder.resolve("quote.json").toString())
        .replace("NONCE", NONCE)
        .split(" ");
  }

  private String quoted(String command) throws Exception {
    CommandRun run = tpm.run(words(command));
    assertEquals(List.of(), run.errors());
    String quote = String.join("\n", run.lines());
    Files.writeString(folder.resolve("quote.json"), quote);
    return quote;
  }

  private CommandRun verified(String options) {
    return CommandRun.of(words("verify QUOTE --key=AK " + options));
  }

  @Test
  void aNewKeyQuotes_andAgain_andBothAreVerified() throws Exception {
    quoted("quote --new-key=AK OWNER --nonce=NONCE --pcrs=sha1:0-7");
    CommandRun verified = verified("--nonce=NONCE --pcrs=sha1:0-7");
    assertEquals(0, verified.status(), verified::err);
    assertTrue(verified.lines().get(0).contains("TPM 1.2, specification level 2"), verified::out);
    tpm.client().execute(new Extend.Request(7, Bytes.of(new byte[20])));
    String quote = quoted("quote --key=AK --nonce=NONCE --pcrs=sha1:7");
    assertFalse(quote.contains("\"7\" : \"0000000000000000000000000000000000000000\""), quote);
    assertEquals(0, verified("--nonce=NONCE --pcrs=sha1:7").status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--nonce=ff112233445566778899aabbccddeeff00112233 --pcrs=sha1:7 | NONCE_DIFFERS",
        "--nonce=NONCE --pcrs=sha1:7,8 | SELECTION_DIFFERS",
        "--nonce=NONCE --pcrs=sha1:9 | VALUE_MISSING",
        "--nonce=NONCE --pcrs=sha256:7 | SELECTION_DIFFERS",
      })
  void whatWasNotAskedFor_isRefused(String options, String reason) throws Exception {
    quoted("quote --new-key=AK OWNER --nonce=NONCE --pcrs=sha1:7");
    Path file = folder.resolve("quote.json");
    // A value that nobody has signed does not help.
    Files.writeString(
        file, Files.readString(file).replace("\"7\"", "\"8\" : \"" + NONCE + "\",\n\"7\""));
    CommandRun refused = verified(options);
    assertEquals(3, refused.status(), refused::err);
    assertTrue(refused.out().contains(reason), refused::out);
  }

  @Test
  void anotherValueOrKey_isRefused() throws Exception {
    String quote = quoted("quote --new-key=AK OWNER --nonce=NONCE --pcrs=sha1:7");
    Files.writeString(
        folder.resolve("quote.json"),
        quote.replace("0000000000000000000000000000000000000000", NONCE));
    CommandRun refused = verified("--nonce=NONCE --pcrs=sha1:7");
    assertEquals(3, refused.status());
    assertTrue(refused.out().contains("PCR_DIGEST_DIFFERS"), refused::out);
    quoted("quote --key=AK --nonce=NONCE --pcrs=sha1:7");
    Files.delete(folder.resolve("ak.pem"));
    tpm.run(words("quote --new-key=AK OWNER --nonce=NONCE --pcrs=sha1:7"));
    CommandRun other = verified("--nonce=NONCE --pcrs=sha1:7");
    assertEquals(3, other.status());
    assertTrue(other.out().contains("SIGNATURE_WRONG"), other::out);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quote --new-key=AK OWNER --nonce=00 --pcrs=sha1:7 | 2 | have 20 bytes, not 1",
        "quote --new-key=AK OWNER --nonce=NONCE --pcrs=sha256:7 | 2 | sha1:0-7",
        "quote --key=0x81000010 --nonce=NONCE --pcrs=sha1:7 | 1 | keeps no keys in its memory",
        "quote --new-key=AK --nonce=NONCE --pcrs=sha1:7 | 1 | none was given",
      })
  void whatATpm12Lacks_isRefusedInOneLine(String command, int status, String words) {
    CommandRun run = tpm.run(words(command));
    assertEquals(status, run.status(), run::err);
    assertEquals(1, run.errors().size(), run::err);
    assertTrue(run.err().contains(words), run::err);
    assertFalse(Files.exists(folder.resolve("ak.pem")));
  }
}
