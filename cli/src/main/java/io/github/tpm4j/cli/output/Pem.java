package io.github.tpm4j.cli.output;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
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

  /**
   * One block of what is secret, which is in no String.
   *
   * @return the text, to be wiped
   */
  public static byte[] secret(String label, byte[] der) {
    byte[] base64 = Base64.getMimeEncoder(LINE_CHARACTERS, new byte[] {'\n'}).encode(der);
    byte[] begin = "-----BEGIN %s-----\n".formatted(label).getBytes(US_ASCII);
    byte[] end = "\n-----END %s-----\n".formatted(label).getBytes(US_ASCII);
    byte[] all = new byte[begin.length + base64.length + end.length];
    ByteBuffer.wrap(all).put(begin).put(base64).put(end);
    Arrays.fill(base64, (byte) 0);
    return all;
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
