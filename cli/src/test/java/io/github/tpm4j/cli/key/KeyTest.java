package io.github.tpm4j.cli.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.key.KeyStatement;
import io.github.tpm4j.attest.key.KeyVerifier;
import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm;
import io.github.tpm4j.cli.JsonText;
import io.github.tpm4j.cli.output.Pem;
import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.keystore.file.TpmKeyStoreFile;
import io.github.tpm4j.keystore.policy.PublicKeyPem;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTest {
  private static final String HANDLE = "0x81000010";

  @TempDir private Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static CommandRun done(CommandTpm tpm, String... arguments) {
    List<String> all = new ArrayList<>(List.of("key"));
    all.addAll(List.of(arguments));
    CommandRun run = tpm.run(all.toArray(String[]::new));
    assertEquals(0, run.status(), run::err);
    assertEquals("", run.err());
    return run;
  }

  private static CommandRun refused(int status, CommandTpm tpm, String... arguments) {
    List<String> all = new ArrayList<>(List.of("key"));
    all.addAll(List.of(arguments));
    CommandRun run = tpm.run(all.toArray(String[]::new));
    assertEquals(status, run.status(), run::out);
    assertEquals(1, run.errors().size(), run::err);
    return run;
  }

  private static String[] with(String[] first, String... more) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** The arguments of a sub-command, and those of an entry of a KeyStore. */
  private static String[] at(String[] entry, String... command) {
    return with(command, entry);
  }

  private boolean verifies(PublicKey key, String algorithm, Path data, Path signature)
      throws Exception {
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(key);
    verifier.update(Files.readAllBytes(data));
    return verifier.verify(Files.readAllBytes(signature));
  }

  @ParameterizedTest
  @CsvSource({
    "ecc_p256, SHA256withECDSA",
    "ec_p384, SHA384withECDSA",
    "ec_p521, SHA512withECDSA",
    "rsa_2048, SHA256withRSA"
  })
  void makesKeysWhoseSignaturesAreVerifiedByPublicKeys(String kind, String algorithm)
      throws Exception {
    Path data = Files.writeString(folder.resolve("data"), "what is signed".repeat(20_000));
    try (CommandTpm tpm = new CommandTpm()) {
      CommandRun made = done(tpm, "make", "--kind=" + kind, "-o", file("key.pem"));
      assertTrue(made.lines().get(0).startsWith("ok  "), made::out);
      done(tpm, "sign", "--key=" + file("key.pem"), data.toString(), "-o", file("signature"));
      String pem = done(tpm, "export", "--key=" + file("key.pem"), "-o", file("pub")).out();
      assertEquals("", pem);
      PublicKey key = PublicKeyPem.read(Files.readString(folder.resolve("pub")));
      assertTrue(verifies(key, algorithm, data, folder.resolve("signature")));
    }
  }

  @Test
  void keepsKeysInAKeyStore_withAPassword_boundToPcr() throws Exception {
    Path data = Files.writeString(folder.resolve("data"), "data");
    Path password = Files.writeString(folder.resolve("password"), "of the key\n");
    Path other = Files.writeString(folder.resolve("other"), "of the store\n");
    String[] entry = {
      "--store=" + file("keys.tpm"), "--alias=web", "--store-password-file=" + other
    };
    String secret = "--password-file=" + password;
    try (CommandTpm tpm = new CommandTpm()) {
      done(tpm, at(entry, "make", "--pcrs=sha256:16", secret, "--subject=CN=web.example"));
      KeyEntry kept =
          (KeyEntry)
              TpmKeyStoreFile.load(Path.of(file("keys.tpm")), "of the store".toCharArray())
                  .find("web")
                  .orElseThrow();
      assertEquals("CN=web.example", kept.chain().get(0).getSubjectX500Principal().getName());
      assertFalse(kept.key().emptyAuth());
      String[] sign = at(entry, "sign", data.toString(), "--base64");
      refused(1, tpm, sign);
      done(tpm, with(sign, secret, "-o", file("signature")));
      refused(1, tpm, with(sign, "--password-file=" + other));
      // Without its password the KeyStore would lose its protection.
      refused(1, tpm, "make", "--store=" + file("keys.tpm"), "--alias=two");
      CommandRun twice = refused(2, tpm, at(entry, "make"));
      assertTrue(twice.err().contains("There is an entry web in "), twice::err);
      tpm.run("pcr", "extend", "16", "--digest=sha256:" + "11".repeat(32));
      CommandRun changed = refused(1, tpm, with(sign, secret));
      assertTrue(changed.err().contains("PCR 16"), changed::err);
    }
  }

  @Test
  void persistsListsAndEvicts() throws Exception {
    Path data = Files.writeString(folder.resolve("data"), "data");
    try (CommandTpm tpm = new CommandTpm()) {
      assertTrue(done(tpm, "list").out().contains("no keys"));
      done(tpm, "make", "-o", file("key.pem"));
      done(tpm, "persist", "--key=" + file("key.pem"), HANDLE);
      assertTrue(
          done(tpm, "list").lines().get(0).matches("  0x81000010  - +NIST_P256 +signs, agrees .*"),
          done(tpm, "list")::out);
      String json = done(tpm, "list", "--json").out();
      assertEquals(HANDLE, JsonText.at(json, "/keys/0/handle"));
      done(tpm, "sign", "--key=" + HANDLE, data.toString(), "-o", file("signature"));
      CommandRun taken = refused(1, tpm, "persist", "--key=" + file("key.pem"), HANDLE);
      assertTrue(taken.err().contains("NV_DEFINED"), taken::err);
      CommandRun unasked = refused(2, tpm, "evict", HANDLE);
      assertTrue(unasked.err().contains("--yes"), unasked::err);
      done(tpm, "evict", HANDLE, "--yes");
      assertTrue(done(tpm, "list").out().contains("no keys"));
      refused(1, tpm, "evict", HANDLE, "--yes");
      refused(2, tpm, "evict", "0x80000000", "--yes");
    }
  }

  @Test
  void decryptsWhatOpensslOrJavaEncrypts() throws Exception {
    try (CommandTpm tpm = new CommandTpm()) {
      done(tpm, "make", "--kind=rsa_2048", "--handle=" + HANDLE);
      PublicKey key = PublicKeyPem.read(exported(tpm));
      Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      cipher.init(Cipher.ENCRYPT_MODE, key);
      byte[] secret = {1, 2, 3, 4};
      Path encrypted = Files.write(folder.resolve("encrypted"), cipher.doFinal(secret));
      String[] decrypt = {"decrypt", "--key=" + HANDLE, encrypted.toString(), "-o", file("plain")};
      done(tpm, with(decrypt, "--padding=pkcs1"));
      assertArrayEquals(secret, Files.readAllBytes(folder.resolve("plain")));
      refused(1, tpm, decrypt);
    }
  }

  private String exported(CommandTpm tpm) throws IOException {
    done(tpm, "export", "--key=" + HANDLE, "-o", file("public.pem"));
    return Files.readString(folder.resolve("public.pem"));
  }

  @Test
  void makesSecretKeysThatAuthenticate() throws Exception {
    Path data = Files.writeString(folder.resolve("data"), "data");
    try (CommandTpm tpm = new CommandTpm()) {
      done(tpm, "make", "--kind=hmac_sha256", "-o", file("mac.pem"));
      String[] sign = {"sign", "--key=" + file("mac.pem"), data.toString(), "-o"};
      done(tpm, with(sign, file("one")));
      done(tpm, with(sign, file("two")));
      assertEquals(32, Files.size(folder.resolve("one")));
      assertEquals(-1, Files.mismatch(folder.resolve("one"), folder.resolve("two")));
      CommandRun run = refused(1, tpm, "export", "--key=" + file("mac.pem"), "-o", file("x"));
      assertTrue(run.err().contains("is a secret key"), run::err);
    }
  }

  @Test
  void takesAKeyOfSoftware_andCertificatesLater() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    Path pem =
        Files.writeString(
            folder.resolve("software.pem"), Pem.of("PRIVATE KEY", pair.getPrivate().getEncoded()));
    Path data = Files.writeString(folder.resolve("data"), "data");
    String[] entry = {"--store=" + file("keys.tpm"), "--alias=moved"};
    try (CommandTpm tpm = new CommandTpm()) {
      done(tpm, at(entry, "import", pem.toString()));
      done(tpm, at(entry, "sign", data.toString(), "-o", file("signature")));
      assertTrue(verifies(pair.getPublic(), "SHA256withRSA", data, folder.resolve("signature")));
      String[] other = {"--store=" + file("keys.tpm"), "--alias=other"};
      done(tpm, at(other, "make", "--subject=CN=another"));
      done(tpm, at(other, "export", "--form=certificate", "-o", file("other.crt")));
      CommandRun wrong = refused(1, tpm, at(entry, "import", file("other.crt")));
      assertTrue(wrong.err().contains("not about the key"), wrong::err);
      done(tpm, at(entry, "export", "--form=certificate", "-o", file("own.crt")));
      String chain =
          Files.readString(folder.resolve("own.crt"))
              + Files.readString(folder.resolve("other.crt"));
      Files.writeString(folder.resolve("chain.crt"), chain);
      done(tpm, at(entry, "import", file("chain.crt")));
      KeyEntry kept =
          (KeyEntry)
              TpmKeyStoreFile.load(Path.of(file("keys.tpm")), null).find("moved").orElseThrow();
      assertEquals(2, kept.chain().size());
      done(tpm, at(entry, "export", "--form=tss2", "-o", file("moved.pem")));
      done(tpm, "import", file("moved.pem"), "--handle=" + HANDLE);
      assertTrue(done(tpm, "list").out().contains("RSA 2048"));
    }
  }

  @Test
  void copiesAKeyToTheOneTpmThatItIsFor() throws Exception {
    Path data = Files.writeString(folder.resolve("data"), "data");
    try (CommandTpm here = new CommandTpm();
        CommandTpm there = new CommandTpm()) {
      done(there, "storage-key", "-o", file("there"));
      done(here, "make", "--movable-to=" + file("there"), "-o", file("key.pem"));
      done(here, "make", "-o", file("fixed.pem"));
      done(here, "export", "--key=" + file("key.pem"), "--to=" + file("there"), "-o", file("out"));
      CommandRun stays =
          refused(1, here, "export", "--key=" + file("fixed.pem"), "--to=" + file("there"));
      assertTrue(stays.err().contains("stays in its TPM"), stays::err);
      String[] entry = {"--store=" + file("keys.tpm"), "--alias=copy"};
      refused(1, here, at(entry, "import", file("out")));
      done(there, at(entry, "import", file("out")));
      done(there, at(entry, "sign", data.toString(), "-o", file("signature")));
      done(here, "export", "--key=" + file("key.pem"), "-o", file("pub"));
      PublicKey key = PublicKeyPem.read(Files.readString(folder.resolve("pub")));
      assertTrue(verifies(key, "SHA256withECDSA", data, folder.resolve("signature")));
    }
  }

  @Test
  void certifiesAKey_asVerifiersTakeIt() throws Exception {
    try (CommandTpm tpm = new CommandTpm()) {
      CommandRun quote =
          tpm.run("quote", "--new-key=" + file("ak.pem"), "--nonce=00", "--pcrs=sha256:0");
      assertEquals(0, quote.status(), quote::err);
      done(tpm, "make", "-o", file("key.pem"));
      String json =
          done(tpm, "certify", "--key=" + file("key.pem"), "--by=" + file("ak.pem"), "--nonce=aabb")
              .out();
      KeyStatement statement =
          new KeyStatement(
              Bytes.ofHex(JsonText.at(json, "/attest")),
              Bytes.ofHex(JsonText.at(json, "/signature")),
              Bytes.ofHex(JsonText.at(json, "/publicArea")),
              Optional.empty());
      AttestationKey ak = AttestationKey.of(PublicAreaFile.read(folder.resolve("ak.pem")));
      KeyVerifier verifier = KeyVerifier.builder(ak).nonce(Bytes.ofHex("aabb")).build();
      assertTrue(verifier.verify(statement).isAccepted(), verifier.verify(statement)::toString);
      Verdict<?> old = KeyVerifier.builder(ak).nonce(Bytes.ofHex("aabc")).build().verify(statement);
      assertFalse(old.isAccepted());
    }
  }

  @Test
  void requestsCertificates() throws Exception {
    try (CommandTpm tpm = new CommandTpm()) {
      done(tpm, "make", "-o", file("key.pem"));
      String[] csr = {"csr", "--key=" + file("key.pem"), "--subject=CN=web,O=Example"};
      String pem = done(tpm, csr).out();
      assertTrue(pem.startsWith("-----BEGIN CERTIFICATE REQUEST-----\n"), pem);
      assertTrue(pem.endsWith("-----END CERTIFICATE REQUEST-----\n"), pem);
      refused(2, tpm, with(csr, "--ip=300.1.1.1"));
      refused(2, tpm, with(csr, "--dns=exämple.org"));
      refused(2, tpm, "csr", "--key=" + file("key.pem"), "--subject=no name");
      refused(1, tpm, with(csr, "--algorithm=SHA256withRSA"));
    }
  }

  @Test
  void refusesWhatWouldReplaceAFile() throws Exception {
    Files.writeString(folder.resolve("key.pem"), "precious");
    try (CommandTpm tpm = new CommandTpm()) {
      refused(2, tpm, "make", "-o", file("key.pem"));
      assertEquals("precious", Files.readString(folder.resolve("key.pem")));
      refused(2, tpm, "make");
      refused(2, tpm, "make", "-o", file("x"), "--handle=" + HANDLE);
      refused(2, tpm, "make", "-o", file("x"), "--for=agree", "--kind=rsa_2048");
      assertFalse(Files.exists(folder.resolve("x")));
    }
  }

  @Test
  void printsWhatWasMadeAsJson() throws Exception {
    try (CommandTpm tpm = new CommandTpm()) {
      String json = done(tpm, "make", "--json", "-o", file("key.pem"), "--for=sign").out();
      assertEquals("NIST_P256", JsonText.at(json, "/type"));
      assertEquals("signs", JsonText.at(json, "/use"));
      assertEquals("EC", PublicKeyPem.read(JsonText.at(json, "/publicKey")).getAlgorithm());
    }
  }
}
