package io.github.tpm4j.keystore.file;

import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Certificates as bytes and back, and the digests that chains refer to. */
final class Certificates {
  private Certificates() {}

  static X509Certificate read(byte[] encoded) throws IOException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
    } catch (CertificateException e) {
      throw new IOException("a certificate in the key store is damaged: " + e.getMessage(), e);
    }
  }

  static byte[] write(X509Certificate certificate) throws IOException {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IOException(
          "certificate of " + certificate.getSubjectX500Principal() + " cannot be encoded", e);
    }
  }

  static Bytes sha256(byte[] encoded) {
    try {
      return Bytes.adopt(MessageDigest.getInstance("SHA-256").digest(encoded));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
