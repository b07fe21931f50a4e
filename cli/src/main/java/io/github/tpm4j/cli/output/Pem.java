package io.github.tpm4j.cli.output;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** Writes PEM (RFC 7468). */
public final class Pem {
  private static final int LINE_CHARACTERS = 64;

  private Pem() {}

  /**
   * One block, with a line feed at its end.
   *
   * @param label between BEGIN or END and the dashes
   */
  public static String of(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            label,
            Base64.getMimeEncoder(LINE_CHARACTERS, new byte[] {'\n'}).encodeToString(der),
            label);
  }

  /** Certificates, one after another. */
  public static String of(List<X509Certificate> certificates) throws CertificateEncodingException {
    StringBuilder all = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      all.append(of("CERTIFICATE", certificate.getEncoded()));
    }
    return all.toString();
  }
}
