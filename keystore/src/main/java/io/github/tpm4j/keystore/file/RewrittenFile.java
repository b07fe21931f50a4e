package io.github.tpm4j.keystore.file;

import io.github.tpm4j.tss.asn1.BerElement;
import io.github.tpm4j.tss.crypto.SoftwareProviders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A file that a Java program has opened as PKCS12 and written again: the certificates are encrypted
 * then, and those of chains are gone. The JDK reads back what it wrote.
 */
final class RewrittenFile {
  private static final String TYPE = "PKCS12";

  private RewrittenFile() {}

  /**
   * The trusted certificates.
   *
   * @throws IOException if there is no password, or the wrong one
   */
  static List<SafeBag> certificates(byte[] content, char[] password) throws IOException {
    if (password == null) {
      throw new IOException(
          "key store was rewritten by another program, which has encrypted its certificates:"
              + " give the password");
    }
    try {
      KeyStore jdk = KeyStore.getInstance(TYPE, SoftwareProviders.of("KeyStore", TYPE));
      jdk.load(new ByteArrayInputStream(content), password);
      List<SafeBag> bags = new ArrayList<>();
      for (String alias : Collections.list(jdk.aliases())) {
        if (jdk.isCertificateEntry(alias)) {
          bags.add(certificate(jdk, alias));
        }
      }
      return bags;
    } catch (GeneralSecurityException e) {
      throw new IOException("key store's certificates cannot be read: " + e.getMessage(), e);
    }
  }

  private static SafeBag certificate(KeyStore jdk, String alias)
      throws GeneralSecurityException, IOException {
    Instant time = jdk.getCreationDate(alias).toInstant();
    X509Certificate certificate = (X509Certificate) jdk.getCertificate(alias);
    byte[] bag = Pkcs12Writer.trusted(new TrustedCertificate(alias, time, certificate));
    return SafeBag.read(BerElement.read(bag));
  }
}
