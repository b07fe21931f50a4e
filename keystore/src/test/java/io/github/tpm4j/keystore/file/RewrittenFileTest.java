package io.github.tpm4j.keystore.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files in the earlier form, which the JDK's PKCS12 opens and writes again. It keeps the keys'
 * octets and attributes, and nothing of their chains.
 */
class RewrittenFileTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String PLAIN = "NONE";
  private static final String CERTIFICATE_PROTECTION = "keystore.pkcs12.certProtectionAlgorithm";

  private final List<LogRecord> records = new ArrayList<>();
  private final Logger logger = Logger.getLogger(BagReader.class.getName());
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(handler);
    System.clearProperty(CERTIFICATE_PROTECTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PBEWithHmacSHA256AndAES_256", "PBEWithSHA1AndRC2_40", "NONE"})
  void keysAreWhole_andItIsSaidWhichChainsAreGone(String protection) throws Exception {
    TpmKeyStoreFile before = earlierForm();
    TpmKeyStoreFile after = Samples.load(rewritten(protection), "changeit");

    for (String alias : List.of("server", "client", "schlüssel")) {
      assertEquals(key(before, alias).key(), key(after, alias).key());
    }
    assertEquals(List.of(), key(after, "server").chain());
    assertEquals(List.of(), key(after, "client").chain());
    List<String> warnings = records.stream().map(RewrittenFileTest::words).toList();
    assertEquals(2, warnings.size(), warnings::toString);
    assertTrue(warnings.get(0).contains("2 of the 2 certificates of TPM key \"server\""));
    assertTrue(warnings.get(1).contains("3 of the 3 certificates of TPM key \"client\""));
    assertEquals(trusted(before, "ca"), trusted(after, "ca"));
    assertEquals(Samples.OTHER_ROOT, trusted(after, "added"));
  }

  private static String words(LogRecord record) {
    return java.text.MessageFormat.format(record.getMessage(), record.getParameters());
  }

  @Test
  void writtenOnceMoreItIsAsAnyOther() throws Exception {
    TpmKeyStoreFile once = Samples.load(rewritten(PLAIN), "changeit");
    byte[] stored = Samples.store(once, "changeit");
    records.clear();
    assertEquals(once.entries().size(), Samples.load(stored, "changeit").entries().size());
    assertEquals(List.of(), records);
    assertThrows(
        IOException.class,
        () -> KeyStore.getInstance("PKCS12").load(new ByteArrayInputStream(stored), PASSWORD));
  }

  @Test
  void itsTypeIsStillFound() throws Exception {
    assertTrue(TpmKeyStoreFile.looksLikeTpmKeyStore(new ByteArrayInputStream(rewritten(PLAIN))));
  }

  @Test
  void theRightPasswordIsNeeded() throws Exception {
    byte[] rewritten = rewritten("PBEWithSHA1AndRC2_40");
    IOException without = assertThrows(IOException.class, () -> Samples.load(rewritten, null));
    assertTrue(without.getMessage().contains("give the password"), without.getMessage());
    IOException wrong = assertThrows(IOException.class, () -> Samples.load(rewritten, "x"));
    assertEquals(UnrecoverableKeyException.class, wrong.getCause().getClass());
  }

  /** The file after a Java program has added a certificate to it. */
  private static byte[] rewritten(String protection) throws Exception {
    KeyStore jdk = KeyStore.getInstance("PKCS12");
    byte[] before = protection.equals(PLAIN) ? earlier() : withEncryptedCertificates(protection);
    jdk.load(new ByteArrayInputStream(before), PASSWORD);
    jdk.setCertificateEntry("added", Samples.OTHER_ROOT);
    return stored(jdk);
  }

  /**
   * As a Java program writes it that encrypts certificates. Today's JDKs leave them plain where
   * they were plain, so that this is put together.
   */
  private static byte[] withEncryptedCertificates(String protection) throws Exception {
    System.setProperty(CERTIFICATE_PROTECTION, protection);
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    TpmKeyStoreFile earlier = earlierForm();
    certificates.setCertificateEntry("ca", (X509Certificate) trusted(earlier, "ca"));
    ASN1Encodable encrypted =
        contents(stored(certificates)).stream()
            .filter(info -> info.getContentType().equals(PKCSObjectIdentifiers.encryptedData))
            .findFirst()
            .orElseThrow();
    ASN1EncodableVector keys = new ASN1EncodableVector();
    ContentInfo plain = contents(earlier()).get(0);
    for (ASN1Encodable bag : ASN1Sequence.getInstance(octets(plain))) {
      if (SafeBag.getInstance(bag).getBagId().equals(PKCSObjectIdentifiers.secretBag)) {
        keys.add(bag);
      }
    }
    ContentInfo ofKeys = data(new DERSequence(keys).getEncoded());
    byte[] safe =
        new DERSequence(new ASN1Encodable[] {ofKeys, encrypted}).getEncoded(ASN1Encoding.DER);
    org.bouncycastle.asn1.pkcs.MacData mac =
        org.bouncycastle.asn1.pkcs.MacData.getInstance(Pkcs12Mac.make(safe, PASSWORD).write());
    return new Pfx(data(safe), mac).getEncoded(ASN1Encoding.DER);
  }

  private static List<ContentInfo> contents(byte[] file) {
    List<ContentInfo> contents = new ArrayList<>();
    for (ASN1Encodable info :
        ASN1Sequence.getInstance(octets(Pfx.getInstance(file).getAuthSafe()))) {
      contents.add(ContentInfo.getInstance(info));
    }
    return contents;
  }

  private static byte[] octets(ContentInfo info) {
    return ASN1OctetString.getInstance(info.getContent()).getOctets();
  }

  private static ContentInfo data(byte[] content) {
    return new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(content));
  }

  private static byte[] stored(KeyStore store) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, PASSWORD);
    return out.toByteArray();
  }

  private static byte[] earlier() throws IOException {
    try (InputStream in = RewrittenFileTest.class.getResourceAsStream("0.1.0/password.tpm")) {
      return in.readAllBytes();
    }
  }

  private static TpmKeyStoreFile earlierForm() throws IOException {
    return Samples.load(earlier(), "changeit");
  }

  private static KeyEntry key(TpmKeyStoreFile file, String alias) {
    return (KeyEntry) file.find(alias).orElseThrow();
  }

  private static Object trusted(TpmKeyStoreFile file, String alias) {
    return ((TrustedCertificate) file.find(alias).orElseThrow()).certificate();
  }
}
