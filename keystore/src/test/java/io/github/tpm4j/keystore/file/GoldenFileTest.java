package io.github.tpm4j.keystore.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that earlier versions wrote stay readable; INDEX.md beside them tells how they came. */
class GoldenFileTest {
  @ParameterizedTest
  @CsvSource({"0.1.0/password.tpm, changeit", "0.1.0/no-password.tpm,"})
  void filesOfEarlierVersionsAreRead(String name, String password) throws IOException {
    byte[] content = resource(name);
    assertTrue(TpmKeyStoreFile.looksLikeTpmKeyStore(new ByteArrayInputStream(content)));
    TpmKeyStoreFile file = Samples.load(content, password);

    assertEquals(
        List.of("ca", "server", "schlüssel", "client"),
        file.entries().stream().map(FileEntry::alias).toList());
    for (FileEntry entry : file.entries()) {
      assertEquals(Samples.TIME, entry.creationTime());
    }
    TrustedCertificate ca = (TrustedCertificate) file.entries().get(0);
    assertEquals("CN=Root", subject(ca.certificate()));
    assertKey(file, "server", GoldenFileWriter.key(), "CN=Leaf", "CN=Root");
    assertKey(file, "schlüssel", GoldenFileWriter.keyWithPolicy());
    assertKey(file, "client", GoldenFileWriter.key(), "CN=Second Leaf", "CN=Root", "CN=Other Root");
  }

  private static void assertKey(
      TpmKeyStoreFile file, String alias, Tss2PrivateKey key, String... subjects) {
    KeyEntry entry = assertInstanceOf(KeyEntry.class, file.find(alias).orElseThrow());
    assertEquals(key, entry.key());
    assertEquals(List.of(subjects), entry.chain().stream().map(GoldenFileTest::subject).toList());
  }

  private static String subject(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = GoldenFileTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
