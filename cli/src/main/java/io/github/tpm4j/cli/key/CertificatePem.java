package io.github.tpm4j.cli.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
import java.io.ByteArrayInputStream;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates in a PEM file, that of the key first. */
public final class CertificatePem {
  private static final int MAX_CERTIFICATES = 100;

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

  private CertificatePem() {}

  /**
   * All in a text that may hold other things.
   *
   * @throws CertificateException if one is damaged, or there are more than 100
   */
  public static List<X509Certificate> all(String pem) throws CertificateException {
    List<X509Certificate> certificates = new ArrayList<>();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    Matcher blocks = BLOCK.matcher(pem);
    while (blocks.find()) {
      if (certificates.size() == MAX_CERTIFICATES) {
        throw new CertificateException("there are more than " + MAX_CERTIFICATES);
      }
      byte[] block = blocks.group().getBytes(US_ASCII);
      certificates.add(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
    }
    return certificates;
  }

  /**
   * Refuses certificates of another key.
   *
   * @throws InvalidKeyException if the first one is not about the key
   */
  static void requireFor(KeyInTpm key, List<X509Certificate> chain) throws InvalidKeyException {
    if (chain.isEmpty()) {
      return;
    }
    if (!(key instanceof PrivateKeyInTpm own)) {
      throw new InvalidKeyException(key.alias() + " is a secret key, which has no certificate");
    }
    requireFor(own.publicKey(), key.alias(), chain);
  }

  /**
   * Refuses certificates of another key.
   *
   * @param chain not empty
   * @throws InvalidKeyException if the first one is not about the key
   */
  static void requireFor(PublicKey key, String alias, List<X509Certificate> chain)
      throws InvalidKeyException {
    if (!key.equals(chain.get(0).getPublicKey())) {
      throw new InvalidKeyException("The first certificate is not about the key " + alias);
    }
  }
}
