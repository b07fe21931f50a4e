package io.github.tpm4j.signers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Files as OpenSSL and other commands read them. */
final class PemFiles {
  private static final int LINE_LENGTH = 64;

  private PemFiles() {}

  static Path write(Path file, X509Certificate certificate)
      throws IOException, CertificateEncodingException {
    return write(file, "CERTIFICATE", certificate.getEncoded());
  }

  static Path write(Path file, PublicKey key) throws IOException {
    return write(file, "PUBLIC KEY", key.getEncoded());
  }

  static Path write(Path file, String label, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        file, "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
  }
}
