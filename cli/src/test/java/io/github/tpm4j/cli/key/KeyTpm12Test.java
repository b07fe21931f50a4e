package io.github.tpm4j.cli.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm;
import io.github.tpm4j.cli.CommandTpm12;
import io.github.tpm4j.keystore.policy.PublicKeyPem;
import io.github.tpm4j.keystore.tpm12.Binding;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.transport.TransportException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands {@code tpm4j key} with a TPM 1.2 that has an owner. */
class KeyTpm12Test {
  private static final byte[] DATA = "what is encrypted".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private CommandTpm12 tpm;

  @BeforeEach
  void switchOn() throws TransportException {
    tpm = CommandTpm12.owned();
  }

  @AfterEach
  void switchOff() {
    tpm.close();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private CommandRun run(int status, String... arguments) {
    List<String> all = new ArrayList<>(List.of("key"));
    all.addAll(List.of(arguments));
    CommandRun run = tpm.run(all.toArray(String[]::new));
    assertEquals(status, run.status(), run::err);
    assertEquals(status == 0 ? 0 : 1, run.errors().size(), run::err);
    return run;
  }

  private PublicKey publicKey(String... key) throws Exception {
    List<String> all = new ArrayList<>(List.of("export", "-o", file("pub")));
    all.addAll(List.of(key));
    run(0, all.toArray(String[]::new));
    return PublicKeyPem.read(Files.readString(folder.resolve("pub")));
  }

  @Test
  void makesAnRsaKeyWhereNothingIsSaid_whichSigns() throws Exception {
    CommandRun made = run(0, "make", "-o", file("key.pem"));
    assertTrue(made.out().contains("RSA 2048, signs, decrypts: kept as"), made::out);
    Path data = Files.writeString(folder.resolve("data"), "what is signed".repeat(10_000));
    for (String algorithm : List.of("SHA256withRSA", "SHA1withRSA", "SHA512withRSA")) {
      run(
          0,
          "sign",
          "--key=" + file("key.pem"),
          "--algorithm=" + algorithm,
          data.toString(),
          "-o",
          file("signature"));
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(publicKey("--key=" + file("key.pem")));
      verifier.update(Files.readAllBytes(data));
      assertTrue(verifier.verify(Files.readAllBytes(folder.resolve("signature"))), algorithm);
    }
  }

  @Test
  void keepsAKeyInAKeyStore_withAPassword_andTakesItsCertificate() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "of the key\n");
    Path wrong = Files.writeString(folder.resolve("wrong"), "of nothing\n");
    String[] entry = {"--store=" + file("keys.tpm"), "--alias=web"};
    run(0, "make", entry[0], entry[1], "--password-file=" + password, "--for=sign", "--json");
    String[] csr = {"csr", entry[0], entry[1], "--subject=CN=web.example", "--dns=web.example"};
    CommandRun refused = run(1, with(csr, "--password-file=" + wrong));
    assertTrue(refused.err().contains("secret"), refused::err);
    CommandRun request = run(0, with(csr, "--password-file=" + password));
    assertTrue(request.out().startsWith("-----BEGIN CERTIFICATE REQUEST-----"), request::out);
    run(0, "export", entry[0], entry[1], "--form=certificate", "-o", file("chain.pem"));
    run(0, "import", file("chain.pem"), entry[0], entry[1]);
    run(0, "export", entry[0], entry[1], "--form=certificate", "-o", file("again.pem"));
    assertEquals(
        Files.readString(folder.resolve("chain.pem")),
        Files.readString(folder.resolve("again.pem")));
  }

  private static String[] with(String[] first, String last) {
    List<String> all = new ArrayList<>(List.of(first));
    all.add(last);
    return all.toArray(String[]::new);
  }

  @Test
  void aKeyThatIsBoundToAPcrSignsNoMoreOnceThatHasChanged() throws Exception {
    run(0, "make", "--pcrs=sha1:16", "-o", file("key.pem"));
    String[] sign = {"sign", "--key=" + file("key.pem"), file("key.pem"), "-o", file("signature")};
    run(0, sign);
    tpm.run("pcr", "extend", "16", "--digest=sha1:" + "01".repeat(20));
    assertTrue(run(1, sign).err().contains("PCR"));
  }

  @Test
  void decryptsPkcs1_andAsABindingKeyWhatWasBoundToIt() throws Exception {
    run(0, "make", "-o", file("legacy.pem"));
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(Cipher.ENCRYPT_MODE, publicKey("--key=" + file("legacy.pem")));
    decrypts("legacy.pem", "pkcs1", cipher.doFinal(DATA));
    run(0, "make", "--for=decrypt", "--oaep", "-o", file("bind.pem"));
    PublicKey binding = publicKey("--key=" + file("bind.pem"));
    decrypts("bind.pem", "oaep_tcpa", Binding.encrypt((RSAPublicKey) binding, DATA));
    CommandRun refused = run(1, "decrypt", "--key=" + file("bind.pem"), file("bind.pem"));
    assertTrue(refused.err().contains("TCPA"), refused::err);
  }

  private void decrypts(String key, String padding, byte[] cipherText) throws Exception {
    Path encrypted = Files.write(folder.resolve("encrypted"), cipherText);
    run(
        0,
        "decrypt",
        "--key=" + file(key),
        "--padding=" + padding,
        encrypted.toString(),
        "-o",
        file("plain"));
    assertArrayEquals(DATA, Files.readAllBytes(folder.resolve("plain")));
    Files.delete(folder.resolve("plain"));
  }

  @Test
  void exportsTheKeyAsItsTpmHasEncryptedIt_forOthers() throws Exception {
    run(0, "make", "--for=sign", "-o", file("key.pem"));
    run(0, "export", "--key=" + file("key.pem"), "--form=tpm_key", "-o", file("blob"));
    TpmKey blob =
        TpmReader.readWhole(Bytes.of(Files.readAllBytes(folder.resolve("blob"))), TpmKey::read);
    RSAPublicKey key = (RSAPublicKey) publicKey("--key=" + file("key.pem"));
    assertEquals(256, blob.pubkey().modulus().size());
    assertArrayEquals(
        key.getModulus().toByteArray(),
        new BigInteger(1, blob.pubkey().modulus().toArray()).toByteArray());
    run(0, "import", file("key.pem"), "--store=" + file("keys.tpm"), "--alias=moved");
  }

  @Test
  void takesNoKeyOfAnotherTpm() throws Exception {
    run(0, "make", "-o", file("key.pem"));
    try (CommandTpm12 other = CommandTpm12.owned()) {
      CommandRun refused =
          other.run("key", "import", file("key.pem"), "--store=" + file("s"), "--alias=a");
      assertEquals(1, refused.status(), refused::out);
      assertTrue(Files.notExists(folder.resolve("s")));
    }
    try (CommandTpm other = new CommandTpm()) {
      CommandRun refused = other.run("key", "sign", "--key=" + file("key.pem"), file("key.pem"));
      assertEquals(1, refused.status(), refused::out);
      assertTrue(refused.err().contains("TPM 1.2"), refused::err);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make --kind=ecc_p256 -o FILE",
        "make --kind=rsa_3072 -o FILE",
        "make --kind=aes_128 -o FILE",
        "make --handle=0x81000010",
        "make --pcrs=sha256:7 -o FILE",
        "make --policy=FILE -o FILE",
        "evict 0x81000010 --yes",
        "storage-key -o FILE",
        "sign --key=0x81000010 pom.xml -o FILE"
      })
  void whatItDoesNotHaveIsRefusedInWords(String command) {
    CommandRun refused = run(1, command.replace("FILE", file("new")).split(" "));
    assertTrue(refused.err().contains("TPM 1.2"), refused::err);
    assertFalse(Files.exists(folder.resolve("new")));
  }

  @Test
  void listsTheStorageRootKey() {
    assertEquals("0x40000000  SRK", run(0, "list").out().strip());
    assertTrue(run(0, "list", "--json").out().contains("\"0x40000000\""));
  }

  @Test
  void otherSecretsOfTheStorageRootKeyAreGivenByAFile() throws Exception {
    Path password = Files.writeString(folder.resolve("srk"), "not this one\n");
    CommandRun refused = run(1, "make", "--srk-password-file=" + password, "-o", file("key.pem"));
    assertTrue(refused.err().contains("storage root key"), refused::err);
    assertTrue(refused.err().contains("--srk-password-file"), refused::err);
  }
}
