package io.github.tpm4j.engine.manufacture;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/**
 * What all certificates of an authority have in common, and which extensions each kind has.
 *
 * @param keyIdentifier of its key
 * @param begin of their validity
 * @param random that the serial numbers come from
 */
record Issuer(
    X500Name name, byte[] keyIdentifier, ContentSigner signer, Instant begin, RandomSource random) {
  /** RFC 5280, 4.1.2.2: at most 20 octets, positive. */
  private static final int SERIAL_NUMBER_BITS = 159;

  /** RFC 5280, 4.1.2.5: of a certificate that does not expire, as its key does not. */
  private static final Time NEVER = new Time(new ASN1GeneralizedTime("99991231235959Z"));

  /** tcg-kp-EKCertificate and tcg-kp-PlatformCertificate. */
  private static final KeyPurposeId EK_CERTIFICATE = purpose("2.23.133.8.1");

  private static final KeyPurposeId PLATFORM_CERTIFICATE = purpose("2.23.133.8.2");

  private static KeyPurposeId purpose(String identifier) {
    return KeyPurposeId.getInstance(new ASN1ObjectIdentifier(identifier));
  }

  /** Its own certificate, DER. It certifies no other authority. */
  byte[] selfSigned(SubjectPublicKeyInfo publicKey) {
    try {
      return builder(name, publicKey)
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
          .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
          .addExtension(
              Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier))
          .build(signer)
          .getEncoded();
    } catch (IOException e) {
      throw unencodable(e);
    }
  }

  /**
   * Certifies an endorsement key (TCG EK Credential Profile 2.4 and 2.7, 3.2).
   *
   * @return DER
   */
  byte[] endorsement(X500Name subject, SubjectPublicKeyInfo key, KeyUsage usage, EkSubject tpm) {
    try {
      return leaf(subject, key, usage, tpm.alternativeName())
          .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(EK_CERTIFICATE))
          .addExtension(Extension.subjectDirectoryAttributes, false, tpm.directoryAttributes())
          .build(signer)
          .getEncoded();
    } catch (IOException e) {
      throw unencodable(e);
    }
  }

  /**
   * Certifies that a platform has the TPM with this key.
   *
   * @return DER
   */
  byte[] platform(
      X500Name subject, SubjectPublicKeyInfo key, KeyUsage usage, PlatformSubject platform) {
    try {
      return leaf(subject, key, usage, platform.alternativeName())
          .addExtension(
              Extension.extendedKeyUsage, false, new ExtendedKeyUsage(PLATFORM_CERTIFICATE))
          .build(signer)
          .getEncoded();
    } catch (IOException e) {
      throw unencodable(e);
    }
  }

  /**
   * Certifies a key that signs for a device.
   *
   * @param device its name
   * @return DER
   */
  byte[] device(X500Name subject, SubjectPublicKeyInfo key, GeneralNames device) {
    try {
      return leaf(subject, key, new KeyUsage(KeyUsage.digitalSignature), device)
          .build(signer)
          .getEncoded();
    } catch (IOException e) {
      throw unencodable(e);
    }
  }

  /** The alternative name is critical, as the profile wants it where there is no subject. */
  private X509v3CertificateBuilder leaf(
      X500Name subject, SubjectPublicKeyInfo key, KeyUsage usage, GeneralNames alternativeName)
      throws IOException {
    return builder(subject, key)
        .addExtension(
            Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(keyIdentifier))
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(Extension.keyUsage, true, usage)
        .addExtension(Extension.subjectAlternativeName, true, alternativeName);
  }

  private X509v3CertificateBuilder builder(X500Name subject, SubjectPublicKeyInfo publicKey) {
    return new X509v3CertificateBuilder(
        name,
        random.bits(SERIAL_NUMBER_BITS).setBit(SERIAL_NUMBER_BITS - 1),
        new Time(Date.from(begin)),
        NEVER,
        subject,
        publicKey);
  }

  private static UncheckedIOException unencodable(IOException e) {
    return new UncheckedIOException("A certificate in memory has an encoding", e);
  }
}
