package io.github.tpm4j.keystore.policy;

import io.github.tpm4j.tss.crypto.SoftwareProviders;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Public keys of RSA and EC in PEM, as policies name who signs and approves. */
public final class PublicKeyPem {
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";
  private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";
  private static final int LINE_CHARS = 64;

  private PublicKeyPem() {}

  /**
   * {@return a public key (RFC 7468, 13)}
   *
   * @param pem the text, with its lines BEGIN and END
   * @throws InvalidKeySpecException if it is none of RSA or EC
   */
  public static PublicKey read(String pem) throws InvalidKeySpecException {
    String text = pem.strip();
    if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
      throw new InvalidKeySpecException("it must begin with " + BEGIN + " and end with " + END);
    }
    String base64 =
        text.substring(BEGIN.length(), Math.max(BEGIN.length(), text.length() - END.length()));
    byte[] der;
    try {
      der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new InvalidKeySpecException("this is no base64", e);
    }
    for (String algorithm : List.of("EC", "RSA")) {
      try {
        return KeyFactory.getInstance(algorithm, SoftwareProviders.of("KeyFactory", algorithm))
            .generatePublic(new X509EncodedKeySpec(der));
      } catch (GeneralSecurityException otherKind) {
        continue;
      }
    }
    throw new InvalidKeySpecException("this is no public key of RSA or EC");
  }

  /**
   * {@return a public key, or that of a certificate}
   *
   * @param pem the text, with its lines BEGIN and END
   * @throws InvalidKeySpecException if it is neither
   */
  public static PublicKey readKeyOrCertificate(String pem) throws InvalidKeySpecException {
    if (!pem.strip().startsWith(CERTIFICATE)) {
      return read(pem);
    }
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
          .getPublicKey();
    } catch (GeneralSecurityException e) {
      throw new InvalidKeySpecException("this is no certificate", e);
    }
  }

  /**
   * {@return the key in PEM, with a line feed at its end}
   *
   * @param key a public key with an encoding
   */
  public static String write(PublicKey key) {
    Base64.Encoder lines = Base64.getMimeEncoder(LINE_CHARS, new byte[] {'\n'});
    return BEGIN + "\n" + lines.encodeToString(key.getEncoded()) + "\n" + END + "\n";
  }
}
