package io.github.tpm4j.cli.ek;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.cli.CommandRun;
import io.github.tpm4j.cli.CommandTpm;
import io.github.tpm4j.cli.JsonText;
import io.github.tpm4j.cli.key.CertificatePem;
import io.github.tpm4j.cli.output.Pem;
import io.github.tpm4j.keystore.policy.PublicKeyPem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EkTest {
  @TempDir private Path folder;

  private static CommandTpm certified() throws Exception {
    return new CommandTpm("engine:memory,ek-certificates=yes,name=" + UUID.randomUUID());
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void listsKeysAndTheirCertificates() throws Exception {
    try (CommandTpm tpm = certified()) {
      CommandRun run = tpm.run("ek", "list");
      assertEquals(0, run.status(), run::err);
      assertTrue(run.out().contains("rsa_2048       0x01C00002  RSA 2048, until 9999"), run::out);
      assertTrue(run.out().contains("ecc_p256       0x01C0000A  ECC 256, until 9999"), run::out);
      assertTrue(run.out().contains("for TPM of TP4J"), run::out);
      assertTrue(run.out().contains("issuer      CN=tpm4j EK CA"), run::out);
      run.lines().forEach(line -> assertTrue(line.length() <= 80, line));
      String json = tpm.run("ek", "list", "--json").out();
      assertEquals("rsa_2048", JsonText.at(json, "/keys/0/kind"));
      assertEquals("true", JsonText.at(json, "/keys/0/certificate"));
    }
  }

  @Test
  void listsKeysWithoutCertificates() throws Exception {
    try (CommandTpm tpm = new CommandTpm()) {
      CommandRun run = tpm.run("ek", "list");
      assertEquals(0, run.status(), run::err);
      assertTrue(run.out().contains("0x01C00002  no certificate"), run::out);
      CommandRun none = tpm.run("ek", "certificate", "rsa_2048");
      assertEquals(1, none.status());
      assertTrue(none.err().contains("holds no certificate of rsa_2048"), none::err);
    }
  }

  @Test
  void writesACertificate_whoseKeyIsTheOneThatTheTpmMakes() throws Exception {
    try (CommandTpm tpm = certified()) {
      for (String kind : List.of("rsa_2048", "ecc_p256", "ecc_p384")) {
        CommandRun run = tpm.run("ek", "certificate", kind, "--chain");
        assertEquals(0, run.status(), run::err);
        List<X509Certificate> chain = CertificatePem.all(run.out());
        assertEquals(2, chain.size());
        chain.get(0).verify(chain.get(1).getPublicKey());
        String pem = tpm.run("ek", "public", kind).out();
        assertEquals(PublicKeyPem.read(pem), chain.get(0).getPublicKey());
      }
    }
  }

  @Test
  void verifiesByRootsOfAFile() throws Exception {
    try (CommandTpm tpm = certified();
        CommandTpm other = certified()) {
      String chain = tpm.run("ek", "certificate", "ecc_p256", "--chain").out();
      X509Certificate root = CertificatePem.all(chain).get(1);
      Files.writeString(folder.resolve("root.pem"), Pem.of(List.of(root)));
      String[] verify = {"ek", "verify", "ecc_p256", "--roots=" + file("root.pem")};
      CommandRun run = tpm.run(verify);
      assertEquals(0, run.status(), run::err);
      assertTrue(run.out().startsWith("ok  for TPM of TP4J"), run::out);
      CommandRun refused = other.run(verify);
      assertEquals(3, refused.status(), refused::err);
      assertTrue(refused.out().startsWith("!!  "), refused::out);
      Files.writeString(folder.resolve("empty.pem"), "no certificate");
      assertEquals(2, tpm.run("ek", "verify", "ecc_p256", "--roots=" + file("empty.pem")).status());
    }
  }

  @Test
  void writesKeysOfTheHighRange_andSaysWhatTheirIndicesHold() throws Exception {
    try (CommandTpm tpm =
        new CommandTpm("engine:memory,ek-certificates=all,name=" + UUID.randomUUID())) {
      CommandRun list = tpm.run("ek", "list");
      assertTrue(
          list.out().replaceAll(" +", " ").contains("high_rsa_2048 0x01C00012 RSA 2048"),
          list::out);
      assertEquals(
          1,
          list.lines().stream()
              .filter(line -> line.contains(" 0x01C0"))
              .map(line -> line.indexOf(" 0x01C0"))
              .distinct()
              .count(),
          list::out);
      list.lines().forEach(line -> assertTrue(line.length() <= 80, line));
      for (String kind : List.of("high_rsa_2048", "high_ecc_p256", "ecc_p521", "rsa_4096")) {
        CommandRun certificate = tpm.run("ek", "certificate", kind);
        assertEquals(0, certificate.status(), certificate::err);
        assertEquals(
            PublicKeyPem.read(tpm.run("ek", "public", kind).out()),
            CertificatePem.all(certificate.out()).get(0).getPublicKey());
      }
      assertEquals(0, tpm.run("nv", "define", "0x01C00013", "--size=8").status());
      assertEquals(0, tpm.run("nv", "define", "0x01C0000B", "--size=8").status());
      String indices = tpm.run("nv", "list").out().replaceAll("\\s+", " ");
      assertTrue(indices.contains("template of the endorsement key HIGH RSA 2048"), indices);
      assertTrue(indices.contains("nonce of the endorsement key ECC P256"), indices);
    }
  }

  @Test
  void makesAnEndorsementKeyPersistent() throws Exception {
    try (CommandTpm tpm = certified()) {
      CommandRun run = tpm.run("ek", "persist", "ecc_p256", "0x81010002");
      assertEquals(0, run.status(), run::err);
      CommandRun list = tpm.run("key", "list");
      assertTrue(list.out().contains("0x81010002  EK "), list::out);
      assertEquals(2, tpm.run("ek", "persist", "dsa_1", "0x81010003").status());
    }
  }
}
