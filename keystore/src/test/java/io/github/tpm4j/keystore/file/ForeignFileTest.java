package io.github.tpm4j.keystore.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the JDK's PKCS12 read here, and files of ours read there. */
class ForeignFileTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  private static final TpmKeyStoreFile FILE =
      TpmKeyStoreFile.empty()
          .with(Samples.entry("key", Samples.LEAF, Samples.ROOT))
          .with(new TrustedCertificate("ca", Samples.TIME, Samples.ROOT))
          .with(new TrustedCertificate("other", Samples.TIME, Samples.OTHER_ROOT));

  @Test
  void theJdkRefusesAFileWithKeys_soThatItCannotRewriteIt() throws Exception {
    for (String password : new String[] {"changeit", null}) {
      byte[] stored = Samples.store(FILE, password);
      KeyStore jdk = KeyStore.getInstance("PKCS12");
      char[] given = password == null ? null : PASSWORD;
      assertThrows(IOException.class, () -> jdk.load(new ByteArrayInputStream(stored), given));
      Path path = Files.write(folder.resolve("keys.tpm"), stored);
      KeyStoreException unknown =
          assertThrows(
              KeyStoreException.class, () -> KeyStore.getInstance(path.toFile(), PASSWORD));
      assertTrue(unknown.getMessage().contains("specified type"), unknown.getMessage());
    }
  }

  @Test
  void theJdkReadsAFileWithoutKeys_andVerifiesItsMac() throws Exception {
    byte[] stored = Samples.store(FILE.without("key"), "changeit");
    KeyStore jdk = KeyStore.getInstance("PKCS12");
    jdk.load(new ByteArrayInputStream(stored), PASSWORD);
    assertEquals(Set.of("ca", "other"), Set.copyOf(Collections.list(jdk.aliases())));
    assertEquals(Samples.ROOT, jdk.getCertificate("ca"));
    assertThrows(
        IOException.class, () -> jdk.load(new ByteArrayInputStream(stored), "wrong".toCharArray()));
  }

  @Test
  void trustedCertificatesOfTheJdkAreReadIfTheyAreNotEncrypted() throws Exception {
    byte[] plain = Samples.store(FILE.without("key"), "changeit");
    assertEquals(2, Samples.load(plain, "changeit").entries().size());
    byte[] jdk = jdkStore("PKCS12", "ca", null, Samples.ROOT);
    assertRefused(jdk, "encrypted contents");
  }

  @Test
  void softwareKeysAreRefused_byTheirAlias() throws Exception {
    byte[] jdk = jdkStore("PKCS12", "soft", Samples.LEAF_KEY.getPrivate(), Samples.LEAF);
    IOException refused = assertRefused(jdk, "software key \"soft\"");
    assertTrue(refused.getMessage().contains("PKCS12"));
  }

  @Test
  void otherFormatsAreRefused() throws Exception {
    assertRefused(jdkStore("JKS", "ca", null, Samples.ROOT), "no PKCS#12");
    assertRefused("-----BEGIN TSS2 PRIVATE KEY-----".getBytes(), "no PKCS#12");
    assertRefused(new byte[0], "no PKCS#12");
    assertRefused(Samples.ROOT.getEncoded(), "no PKCS#12");
  }

  @Test
  void theProbeKnowsFilesWithTpmKeys_whereverTheKeysStand() throws IOException {
    assertTrue(probe(Samples.store(FILE, "changeit")));
    assertTrue(probe(Samples.store(FILE, null)));
    TpmKeyStoreFile keyLast = FILE.without("key").with(Samples.entry("key"));
    assertTrue(probe(Samples.store(keyLast, "changeit")));
  }

  @Test
  void theProbeLeavesOtherFilesToOthers() throws Exception {
    assertFalse(probe(jdkStore("PKCS12", "soft", Samples.LEAF_KEY.getPrivate(), Samples.LEAF)));
    assertFalse(probe(jdkStore("PKCS12", "ca", null, Samples.ROOT)));
    assertFalse(probe(jdkStore("JKS", "ca", null, Samples.ROOT)));
    assertFalse(probe(Samples.store(FILE.without("key"), "changeit")));
    assertFalse(probe(Samples.store(TpmKeyStoreFile.empty(), null)));
    assertFalse(probe(Samples.ROOT.getEncoded()));
    assertFalse(probe(new byte[0]));
  }

  @Test
  void theProbeAnswersForEveryTruncationAndFlippedByte() throws IOException {
    byte[] stored = Samples.store(FILE, null);
    for (int at = 0; at < stored.length; at++) {
      byte[] flipped = stored.clone();
      flipped[at] ^= (byte) 0xFF;
      probe(flipped);
      probe(Arrays.copyOf(stored, at));
    }
  }

  private static boolean probe(byte[] content) throws IOException {
    return TpmKeyStoreFile.looksLikeTpmKeyStore(new ByteArrayInputStream(content));
  }

  private static IOException assertRefused(byte[] content, String inMessage) {
    IOException refused = assertThrows(IOException.class, () -> Samples.load(content, "changeit"));
    assertTrue(refused.getMessage().contains(inMessage), refused::getMessage);
    return refused;
  }

  private static byte[] jdkStore(String type, String alias, Key key, Certificate certificate)
      throws GeneralSecurityException, IOException {
    KeyStore jdk = KeyStore.getInstance(type);
    jdk.load(null, null);
    if (key == null) {
      jdk.setCertificateEntry(alias, certificate);
    } else {
      jdk.setKeyEntry(alias, key, PASSWORD, List.of(certificate).toArray(Certificate[]::new));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    jdk.store(out, PASSWORD);
    return out.toByteArray();
  }
}
