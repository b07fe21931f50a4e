package io.github.tpm4j.conformance.keystore;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.keystore.file.TpmKeyStoreFile;
import io.github.tpm4j.keystore.file.TrustedCertificate;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key store files of type TPM as OpenSSL sees them. */
@Tag("peer")
class KeyStoreFileOpensslTest {
  private static final Instant TIME = Instant.parse("2026-03-01T10:20:30.456Z");
  private static final Bytes BLOB = Bytes.ofHex("0004CAFEBABE");
  private static final Tss2PrivateKey KEY =
      Tss2PrivateKey.builder(Tss2KeyType.LOADABLE, 0x81000001, BLOB, BLOB).build();

  @TempDir Path folder;

  private TpmKeyStoreFile file;

  @BeforeEach
  void makeFile() throws IOException, GeneralSecurityException {
    file =
        TpmKeyStoreFile.empty()
            .with(new KeyEntry("server", TIME, KEY, List.of(certificate("leaf"))))
            .with(new TrustedCertificate("ca", TIME, certificate("root")));
    file.store(folder.resolve("keys.tpm"), "changeit".toCharArray());
    file.store(folder.resolve("open.tpm"), null);
  }

  @Test
  void opensslVerifiesTheMacAndListsEverything() {
    ToolResult listed =
        pkcs12("-info", "-nodes", "-in", "keys.tpm", "-passin", "pass:changeit").succeed();
    String all = listed.text() + listed.errors();
    assertTrue(all.contains("MAC: sha256"), all);
    assertTrue(all.contains("Bag Type: 2.23.133.10.1.3"), all);
    assertTrue(all.contains("friendlyName: server"), all);
    assertTrue(all.contains("2026-03-01T10:20:30.456Z"), all);
    assertTrue(all.contains("subject=CN = leaf"), all);
    assertTrue(all.contains("subject=CN = root"), all);
  }

  @Test
  void opensslTellsTheKeysCertificateFromOthers() {
    String own =
        pkcs12("-clcerts", "-nokeys", "-in", "keys.tpm", "-passin", "pass:changeit")
            .succeed()
            .text();
    assertTrue(own.contains("CN = leaf"), own);
    assertFalse(own.contains("CN = root"), own);
  }

  @Test
  void opensslRefusesAWrongPassword() {
    ToolResult refused = pkcs12("-info", "-nodes", "-in", "keys.tpm", "-passin", "pass:x").refuse();
    assertTrue(refused.errors().contains("Mac verify error"), refused.errors());
  }

  @Test
  void opensslListsAFileWithoutPassword() {
    ToolResult listed = pkcs12("-info", "-nodes", "-in", "open.tpm", "-passin", "pass:").succeed();
    assertTrue(listed.text().contains("subject=CN = leaf"), listed.text());
  }

  @Test
  void certificatesThatOpensslExportsUnencryptedAreNotTakenForEntries() throws IOException {
    Tool.of(
            "openssl",
            "pkcs12",
            "-export",
            "-nokeys",
            "-certpbe",
            "NONE",
            "-in",
            "root.pem",
            "-out",
            "root.p12",
            "-passout",
            "pass:changeit")
        .in(folder)
        .succeed();
    Path exported = folder.resolve("root.p12");
    IOException refused =
        assertThrows(
            IOException.class, () -> TpmKeyStoreFile.load(exported, "changeit".toCharArray()));
    assertTrue(refused.getMessage().contains("CN=root"), refused.getMessage());
  }

  private X509Certificate certificate(String name) throws IOException, GeneralSecurityException {
    Tool.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-keyout",
            name + ".key",
            "-out",
            name + ".pem",
            "-subj",
            "/CN=" + name)
        .in(folder)
        .succeed();
    byte[] pem = Files.readAllBytes(folder.resolve(name + ".pem"));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }

  private Tool pkcs12(String... arguments) {
    String[] command = new String[arguments.length + 2];
    command[0] = "openssl";
    command[1] = "pkcs12";
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    return Tool.of(command).in(folder);
  }
}
