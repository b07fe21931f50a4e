package io.github.tpm4j.cli.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm;
import io.github.tpm4j.cli.JsonText;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.file.TpmKeyStoreFile;
import io.github.tpm4j.keystore.file.TrustedCertificate;
import io.github.tpm4j.provider.TpmProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final int COLUMNS = 80;

  @TempDir private Path folder;

  private String store() {
    return folder.resolve("keys.tpm").toString();
  }

  private void make(CommandTpm tpm, String alias, String... options) {
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
    try (CommandTpm tpm = new CommandTpm()) {
      make(tpm, "free");
      make(tpm, "boot", "--pcrs=sha256:0-7,16");
      make(tpm, "secret", "--password-file=" + password, "--kind=rsa_2048");
      make(tpm, "both", "--password-file=" + password, "--pcrs=sha256:23");
      make(tpm, "mac", "--kind=hmac_sha256");
      CommandRun run = tpm.run("store", store());
      assertEquals(0, run.status(), run::err);
      assertTrue(
          line(run, "free").matches("free +NIST_P256 +this TPM +yes +20\\d\\d-\\d\\d-\\d\\d"),
          run::out);
      assertTrue(line(run, "boot").matches("boot .*PCR sha256:0-7,16 +yes .*"), run::out);
      assertTrue(line(run, "secret").matches("secret +RSA 2048 +password +asks .*"), run::out);
      assertTrue(line(run, "both").matches("both .*PCR sha256:23, password +asks .*"), run::out);
      assertTrue(line(run, "mac").matches("mac +HMAC SHA256 +this TPM +yes"), run::out);
      tpm.run("pcr", "extend", "16", "--digest=sha256:" + "11".repeat(32));
      run = tpm.run("store", store());
      assertEquals(3, run.status());
      assertTrue(line(run, "boot").contains(" no "), run::out);
      assertTrue(run.out().contains("!!  boot: PCR 16 (SHA256) is"), run::out);
      assertTrue(line(run, "both").contains(" asks "), run::out);
      run.lines().forEach(line -> assertTrue(line.length() <= COLUMNS, line));
    }
  }

  @Test
  void knowsAKeyOfAnotherTpm() throws IOException {
    try (CommandTpm one = new CommandTpm();
        CommandTpm other = new CommandTpm()) {
      make(one, "web");
      assertEquals(0, one.run("store", store()).status());
      CommandRun run = other.run("store", store());
      assertEquals(3, run.status());
      assertTrue(run.out().contains("another storage key"), run::out);
    }
  }

  @Test
  void printsJson_andNothingOfATpmOffline() throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      make(tpm, "web", "--pcrs=sha256:7", "--subject=CN=web");
      String json = tpm.run("store", store(), "--json").out();
      assertEquals("web", JsonText.at(json, "/entries/0/alias"));
      assertEquals("ready", JsonText.at(json, "/entries/0/now"));
      assertEquals("under 0x40000001", JsonText.at(json, "/entries/0/place"));
      assertEquals("CN=web", JsonText.at(json, "/entries/0/certificates/0/subject"));
      assertTrue(JsonText.at(json, "/entries/0/policy/0").startsWith("PCR 7 (SHA256) being"));
    }
    CommandRun offline = CommandRun.of("store", store(), "--json", "--offline", "--tcti=mssim");
    assertEquals(0, offline.status(), offline::err);
    assertEquals("unknown", JsonText.at(offline.out(), "/entries/0/now"));
  }

  @Test
  void findsCertificatesThatAreOutOfDate() throws Exception {
    try (CommandTpm tpm = new CommandTpm()) {
      TpmConnection connection = TpmConnection.of(TpmSettings.of(tpm.tcti()));
      TpmProvider provider = new TpmProvider(connection);
      KeyStore made = KeyStore.getInstance("TPM", provider);
      made.load(null, null);
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
      generator.initialize(
          TpmKeyGenParameterSpec.ec("old", "secp256r1")
              .certificateValidity(
                  Instant.parse("2001-01-01T00:00:00Z"), Instant.parse("2002-01-01T00:00:00Z"))
              .storeIn(made)
              .build());
      generator.generateKeyPair();
      X509Certificate old = (X509Certificate) made.getCertificate("old");
      connection.close();
      TpmKeyStoreFile.empty()
          .with(new TrustedCertificate("\033[31mred", Instant.EPOCH, old))
          .store(Path.of(store()), null);
      CommandRun run = tpm.run("store", store());
      assertEquals(3, run.status(), run::err);
      assertTrue(run.out().contains("2002-01-01"), run::out);
      assertTrue(run.out().contains("valid from 2001-01-01 until"), run::out);
      assertFalse(run.out().contains("\033"), run::out);
    }
  }

  @Test
  void listsTheTpmsOwnMemory() throws Exception {
    try (CommandTpm tpm = new CommandTpm()) {
      assertTrue(tpm.run("store", "TPM-NV").out().contains("no entries"));
      CommandRun made = tpm.run("key", "make", "--handle=0x81000010");
      assertEquals(0, made.status(), made::err);
      CommandRun run = tpm.run("store", "TPM-NV");
      assertEquals(0, run.status(), run::err);
      assertTrue(run.out().contains("0x81000010 "), run::out);
      assertEquals(2, tpm.run("store", "TPM-NV", "--offline").status());
    }
  }

  @Test
  void refusesAWrongPasswordAndAFileThatIsNone() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "of the store");
    Path wrong = Files.writeString(folder.resolve("wrong"), "other");
    try (CommandTpm tpm = new CommandTpm()) {
      make(tpm, "web", "--store-password-file=" + password);
      assertEquals(0, tpm.run("store", store(), "--store-password-file=" + password).status());
      CommandRun run = tpm.run("store", store(), "--store-password-file=" + wrong);
      assertEquals(1, run.status());
      assertEquals(1, run.errors().size(), run::err);
      run = tpm.run("store", password.toString());
      assertEquals(1, run.status());
      assertEquals(1, run.errors().size(), run::err);
    }
  }
}
