package io.github.tpm4j.cli.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm;
import io.github.tpm4j.cli.JsonText;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmKeyStoreParameter;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.policy.PublicKeyPem;
import io.github.tpm4j.keystore.policy.SigningArea;
import io.github.tpm4j.keystore.policy.text.PolicyEnvironment;
import io.github.tpm4j.keystore.policy.text.PolicyText;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
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
  void sealsToAPolicy_andUnsealsByItsApproval() throws Exception {
    keyPair("EC");
    Files.writeString(folder.resolve("data"), "of the disk");
    try (CommandTpm tpm = new CommandTpm()) {
      made(tpm, "--approved-by=" + file("owner.pub"), "-o", file("bound.json"));
      ok(tpm.run("seal", "--policy=" + file("bound.json"), file("data"), file("sealed")));
      CommandRun alone = tpm.run("unseal", file("sealed"), file("back"));
      assertEquals(1, alone.status());
      assertTrue(alone.err().contains("none was given"), alone::err);
      made(tpm, "--pcrs=sha256:16", "-o", file("now.json"));
      String key = "--key=" + file("owner.pem");
      ok(tpm.run("policy", "approve", file("now.json"), key, "-o", file("approved.json")));
      String[] unseal = {
        "unseal", "--approval=" + file("approved.json"), file("sealed"), file("back")
      };
      ok(tpm.run(unseal));
      assertEquals("of the disk", Files.readString(folder.resolve("back")));
      ok(tpm.run("pcr", "extend", "16", "--digest=sha256:" + "11".repeat(32)));
      CommandRun later = tpm.run(unseal);
      assertEquals(1, later.status());
      assertTrue(later.err().contains("PCR 16 (SHA256) is"), later::err);
    }
  }

  private static void ok(CommandRun run) {
    assertEquals(0, run.status(), run::err);
  }

  /** The key that approves is in a TPM, or its file has a password. */
  @Test
  void approvesByAnEntryOfAKeyStore_orAnEncryptedFile() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "correct horse\n");
    Path policy =
        Files.writeString(folder.resolve("p"), "{\"policy\":[{\"type\":\"POLICYAUTHVALUE\"}]}");
    try (CommandTpm tpm = new CommandTpm()) {
      TpmConnection connection = TpmConnection.of(TpmSettings.of(tpm.tcti()));
      KeyStore store = KeyStore.getInstance("TPM", new TpmProvider(connection));
      store.load(null, null);
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new TpmProvider(connection));
      generator.initialize(
          TpmKeyGenParameterSpec.ec("owner", "secp256r1")
              .auth("correct horse".toCharArray())
              .storeIn(store)
              .build());
      PublicKey inTpm = generator.generateKeyPair().getPublic();
      store.store(new TpmKeyStoreParameter(folder.resolve("owner.tpm"), null));
      connection.close();
      String given = "--password-file=" + password;
      CommandRun run =
          tpm.run(
              "policy",
              "approve",
              policy.toString(),
              "--store=" + file("owner.tpm"),
              "--alias=owner",
              given);
      ok(run);
      assertEquals(SigningArea.of(inTpm), approver(run));
      PublicKey software = encrypted("correct horse");
      run = tpm.run("policy", "approve", policy.toString(), "--key=" + file("owner.pem"), given);
      ok(run);
      assertEquals(SigningArea.of(software), approver(run));
      Files.writeString(password, "wrong");
      run = tpm.run("policy", "approve", policy.toString(), "--key=" + file("owner.pem"), given);
      assertEquals(1, run.status());
      assertEquals(1, run.errors().size(), run::err);
    }
  }

  private static TpmtPublic approver(CommandRun run) {
    return PolicyText.read(run.out(), PolicyEnvironment.offline()).approvals().get(0).publicArea();
  }

  /** As openssl pkcs8 -topk8 writes it. */
  private PublicKey encrypted(String password) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
    String algorithm = "PBEWithHmacSHA256AndAES_256";
    SecretKey key =
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec(password.toCharArray()));
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(
        Cipher.ENCRYPT_MODE,
        key,
        new PBEParameterSpec(new byte[16], 1000, new IvParameterSpec(new byte[16])));
    byte[] oidOfPbes2 = HexFormat.of().parseHex("06092a864886f70d01050d");
    byte[] encoded =
        element(
            0x30,
            element(0x30, oidOfPbes2, cipher.getParameters().getEncoded()),
            element(0x04, cipher.doFinal(pair.getPrivate().getEncoded())));
    Files.writeString(
        folder.resolve("owner.pem"),
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
            + "\n-----END ENCRYPTED PRIVATE KEY-----\n");
    return pair.getPublic();
  }

  /** In DER. */
  private static byte[] element(int tag, byte[]... parts) {
    TpmWriter content = new TpmWriter();
    for (byte[] part : parts) {
      content.array(part);
    }
    byte[] bytes = content.toByteArray();
    TpmWriter der = new TpmWriter().u8(tag);
    if (bytes.length < 0x80) {
      der.u8(bytes.length);
    } else if (bytes.length < 0x100) {
      der.u8(0x81).u8(bytes.length);
    } else {
      der.u8(0x82).u16(bytes.length);
    }
    return der.array(bytes).toByteArray();
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
    Path key = Files.writeString(folder.resolve("k"), "-----BEGIN EC PRIVATE KEY-----\n");
    CommandRun run = CommandRun.of("policy", "approve", policy.toString(), "--key=" + key);
    assertEquals(1, run.status());
    assertTrue(run.err().contains("openssl pkcs8 -topk8"), run::err);
    Files.writeString(key, "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAA==\n");
    run = CommandRun.of("policy", "approve", policy.toString(), "--key=" + key);
    assertTrue(run.err().contains("--password-file gives it"), run::err);
  }
}
