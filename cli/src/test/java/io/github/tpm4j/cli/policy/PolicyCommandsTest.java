package io.github.tpm4j.cli.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm;
import io.github.tpm4j.cli.JsonText;
import io.github.tpm4j.keystore.policy.PublicKeyPem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyCommandsTest {
  /**
   * PolicyAuthValue alone (SHA-256 of zeros and TPM_CC_PolicyAuthValue), as tpm2_policyauthvalue.
   */
  private static final String AUTH_VALUE =
      "8fcd2169ab92694e0c633f1ab772842b8241bbc20288981fc7ac1eddc1fddb0e";

  @TempDir private Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private CommandRun made(CommandTpm tpm, String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "policy";
    all[1] = "make";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    CommandRun run = tpm.run(all);
    assertEquals(0, run.status(), run::err);
    return run;
  }

  private void keyPair(String algorithm) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    Files.writeString(
        folder.resolve("owner.pem"),
        "-----BEGIN PRIVATE KEY-----\n"
            + lines.encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    Files.writeString(folder.resolve("owner.pub"), PublicKeyPem.write(pair.getPublic()));
  }

  @Test
  void computesDigestsWithoutATpm() throws IOException {
    Path policy =
        Files.writeString(folder.resolve("p"), "{\"policy\":[{\"type\":\"POLICYAUTHVALUE\"}]}");
    CommandRun run = CommandRun.of("policy", "digest", policy.toString(), "--tcti=mssim:port=1");
    assertEquals(List.of(AUTH_VALUE), run.lines(), run::err);
    run = CommandRun.of("policy", "digest", policy.toString(), "--json", "--hash=sha256");
    assertEquals(AUTH_VALUE, JsonText.at(run.out(), "/digest"));
  }

  @Test
  void makesAPolicyOfPcrAsTheyAre_whichIsExplained() throws Exception {
    try (CommandTpm tpm = new CommandTpm()) {
      made(tpm, "--pcrs=sha256:7,16", "--password", "-o", file("now.json"));
      CommandRun explained = tpm.run("policy", "explain", file("now.json"));
      assertEquals(0, explained.status(), explained::err);
      assertEquals("Nothing is in the way", explained.lines().get(0));
      assertTrue(explained.out().contains("ok  "), explained::out);
      assertTrue(explained.out().contains("password of what is used is needed"), explained::out);
      tpm.run("pcr", "extend", "16", "--digest=sha256:" + "11".repeat(32));
      explained = tpm.run("policy", "explain", file("now.json"));
      assertEquals(3, explained.status());
      assertTrue(explained.out().contains("!!  "), explained::out);
      assertTrue(explained.out().contains("PCR 16 (SHA256) is"), explained::out);
      assertFalse(explained.out().contains("PCR 7 (SHA256) is"), explained::out);
      assertTrue(explained.lines().stream().allMatch(line -> line.length() <= 80), explained::out);
      String json = tpm.run("policy", "explain", file("now.json"), "--json").out();
      assertEquals("false", JsonText.at(json, "/open"));
      assertEquals(List.of("not-met", "needed"), JsonText.all(json, "verdict"));
    }
  }

  @ParameterizedTest
  @CsvSource({"EC", "RSA"})
  void approvesWhatWillBe(String algorithm) throws Exception {
    keyPair(algorithm);
    try (CommandTpm tpm = new CommandTpm()) {
      String approver = "--approved-by=" + file("owner.pub");
      made(tpm, approver, "--ref=web", "-o", file("key.json"));
      CommandRun alone = tpm.run("policy", "explain", file("key.json"));
      assertEquals(3, alone.status());
      assertTrue(alone.out().contains("no approval by this key was given"), alone::out);
      String after =
          tpm.run("pcr", "predict", "16", "--digest=sha256:" + "22".repeat(32)).lines().get(0);
      made(tpm, "--pcr=sha256:16=" + after, "-o", file("after.json"));
      CommandRun approved =
          tpm.run(
              "policy",
              "approve",
              file("after.json"),
              "--key=" + file("owner.pem"),
              "--ref=web",
              "--output=" + file("approved.json"));
      assertEquals(0, approved.status(), approved::err);
      String[] explain = {
        "policy", "explain", file("key.json"), "--approval=" + file("approved.json")
      };
      assertEquals(3, tpm.run(explain).status());
      tpm.run("pcr", "extend", "16", "--digest=sha256:" + "22".repeat(32));
      CommandRun open = tpm.run(explain);
      assertEquals(0, open.status(), open::out);
      assertTrue(open.out().contains("(approved policy 1)"), open::out);
      // Of another purpose it is none.
      made(tpm, approver, "-o", file("other.json"));
      assertEquals(
          3,
          tpm.run("policy", "explain", file("other.json"), "--approval=" + file("approved.json"))
              .status());
    }
  }

  @Test
  void namesTheBranchThatIsOpen() throws Exception {
    try (CommandTpm tpm = new CommandTpm()) {
      made(tpm, "--pcr=sha256:0=" + "33".repeat(32), "-o", file("old.json"));
      made(tpm, "--pcrs=sha256:0", "--secret=owner", "-o", file("new.json"));
      made(tpm, "--or=" + file("old.json"), "--or=" + file("new.json"), "-o", file("or.json"));
      CommandRun run = tpm.run("policy", "explain", file("or.json"));
      assertEquals(0, run.status(), run::out);
      assertTrue(run.out().contains("!!  (old) "), run::out);
      assertTrue(run.out().contains("ok  (new) the password of TPM_RH_OWNER"), run::out);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "make | 2 | Say what is demanded",
        "make --pcr=7 | 2 | --pcr 7 must be as sha256:7=HEX",
        "make --pcr=sha256:7=00 | 2 | A PCR of sha256 has 64 hexadecimal digits",
        "make --secret=me | 2 | --secret is owner, endorsement or lockout",
        "make --command=Sing | 2 | 'Sing' is no command of a TPM",
        "make --approved-by=/dev/null | 1 | it must begin with",
        "make --or=/dev/null | 1 | there is nothing",
        "digest /dev/null | 1 | The policy's text at $: there is nothing",
        "digest /nowhere | 1 | There is no file /nowhere",
        "digest /dev/null --hash=md5 | 2 | 'md5' is no hash",
        "approve /dev/null | 2 | Missing required",
        "approve /dev/null --key=/dev/null | 1 | there is nothing",
      })
  void refusesInOneLine(String line, int status, String words) {
    CommandRun run = CommandRun.of(("policy " + line).split(" "));
    assertEquals(status, run.status(), run::err);
    assertTrue(run.err().contains(words), run::err);
    assertEquals(1, run.errors().size(), run::err);
  }

  @Test
  void refusesKeysOfOtherForms() throws Exception {
    Path policy =
        Files.writeString(folder.resolve("p"), "{\"policy\":[{\"type\":\"POLICYAUTHVALUE\"}]}");
    Path key = Files.writeString(folder.resolve("k"), "-----BEGIN RSA PRIVATE KEY-----\n");
    CommandRun run = CommandRun.of("policy", "approve", policy.toString(), "--key=" + key);
    assertEquals(1, run.status());
    assertTrue(run.err().contains("openssl pkcs8 -topk8"), run::err);
    Files.writeString(key, "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAA==\n");
    run = CommandRun.of("policy", "approve", policy.toString(), "--key=" + key);
    assertTrue(run.err().contains("--password-file gives it"), run::err);
  }
}
