package io.github.tpm4j.engine.manufacture;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.Drbg;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * An authority whose key its operator keeps, and that certifies the keys of one TPM after another,
 * as swtpm_localca(8) does. Those of a TPM that is its own authority end with its manufacture:
 * {@link EkCertificates}.
 */
public final class KeptAuthority {
  private static final int SEED_BYTES = 48;
  private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
  private static final int NAME_BYTES = 8;

  private final X509Certificate certificate;
  private final Issuer issuer;

  /**
   * One that is there.
   *
   * @param key its private key, RSA or EC
   * @param certificate its own
   * @throws InvalidKeyException if it is another kind of key, or not the certificate's
   * @throws CertificateException if the certificate is none of an authority
   */
  public KeptAuthority(PrivateKey key, X509Certificate certificate)
      throws InvalidKeyException, CertificateException {
    if (certificate.getBasicConstraints() < 0) {
      throw new CertificateException("it is no authority's");
    }
    this.certificate = certificate;
    issuer =
        new Issuer(
            X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
            keyIdentifier(certificate),
            JdkContentSigner.of(key),
            Instant.now(),
            random());
    requireKeyOf(certificate);
  }

  /**
   * Makes the certificate of a new one, which names itself.
   *
   * @param pair its keys
   * @return the new authority
   * @throws InvalidKeyException if the keys are neither RSA nor EC
   * @throws CertificateException if the certificate that was made cannot be read
   */
  public static KeptAuthority create(KeyPair pair)
      throws InvalidKeyException, CertificateException {
    SubjectPublicKeyInfo publicKey = info(pair.getPublic());
    byte[] identifier = keyIdentifier(publicKey);
    X500Name name =
        new X500Name("CN=tpm4j local CA " + HexFormat.of().formatHex(identifier, 0, NAME_BYTES));
    Issuer self =
        new Issuer(
            name, identifier, JdkContentSigner.of(pair.getPrivate()), Instant.now(), random());
    return new KeptAuthority(pair.getPrivate(), read(self.selfSigned(publicKey)));
  }

  /** {@return its own certificate} */
  public X509Certificate certificate() {
    return certificate;
  }

  /**
   * Certifies an endorsement key.
   *
   * @param key the endorsement key
   * @param uses what the key is for
   * @param owner the common name in the subject; without one there is no subject
   * @param tpm what the certificate says of the TPM
   * @return DER
   */
  public byte[] certifyEndorsementKey(
      PublicKey key, KeyUses uses, Optional<String> owner, EkSubject tpm) {
    return issuer.endorsement(name(owner), info(key), usage(key, uses), tpm);
  }

  /**
   * Certifies that a platform has the TPM with an endorsement key.
   *
   * @param key the endorsement key
   * @param uses what the key is for
   * @param owner the common name in the subject; without one there is no subject
   * @param platform what the certificate says of it
   * @return DER
   */
  public byte[] certifyPlatform(
      PublicKey key, KeyUses uses, Optional<String> owner, PlatformSubject platform) {
    return issuer.platform(name(owner), info(key), usage(key, uses), platform);
  }

  /**
   * Certifies a key by which a device is known: an IAK or IDevID key, which signs.
   *
   * @param key which the device has
   * @param owner the common name in the subject; without one there is no subject
   * @param tpm what the certificate says of the TPM
   * @param ekCertificate that of the TPM's endorsement key, DER: with the maker it is the serial
   *     number of the device
   * @return DER
   */
  public byte[] certifyDeviceKey(
      PublicKey key, Optional<String> owner, EkSubject tpm, byte[] ekCertificate) {
    return issuer.device(
        name(owner), info(key), DeviceSerialNumber.of(tpm, ekCertificate).alternativeName());
  }

  /** What a certified key does, beside what its algorithm can. */
  public enum KeyUses {
    /** To it secrets are encrypted, or agreed on. */
    DECRYPT,
    /** It signs. */
    SIGN,
    /** Both. */
    SIGN_AND_DECRYPT
  }

  private static KeyUsage usage(PublicKey key, KeyUses uses) {
    int decrypts =
        "RSA".equals(key.getAlgorithm()) ? KeyUsage.keyEncipherment : KeyUsage.keyAgreement;
    return new KeyUsage(
        switch (uses) {
          case DECRYPT -> decrypts;
          case SIGN -> KeyUsage.digitalSignature;
          case SIGN_AND_DECRYPT -> KeyUsage.digitalSignature | decrypts;
        });
  }

  private void requireKeyOf(X509Certificate own) throws InvalidKeyException {
    try {
      read(issuer.selfSigned(info(own.getPublicKey()))).verify(own.getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new InvalidKeyException("it is not the key of the authority's certificate", e);
    }
  }

  private static X500Name name(Optional<String> owner) {
    return owner
        .map(
            text ->
                new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.CN, new DERUTF8String(text))
                    .build())
        .orElseGet(() -> new X500Name(new RDN[0]));
  }

  private static SubjectPublicKeyInfo info(PublicKey key) {
    return SubjectPublicKeyInfo.getInstance(key.getEncoded());
  }

  private static byte[] keyIdentifier(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(SUBJECT_KEY_IDENTIFIER);
    return extension == null
        ? keyIdentifier(info(certificate.getPublicKey()))
        : SubjectKeyIdentifier.getInstance(ASN1OctetString.getInstance(extension).getOctets())
            .getKeyIdentifier();
  }

  /** RFC 5280, 4.2.1.2, method 1. */
  private static byte[] keyIdentifier(SubjectPublicKeyInfo key) {
    return HashAlgorithm.SHA1.digest(key.getPublicKeyData().getBytes());
  }

  private static RandomSource random() {
    return Drbg.deterministic(new SecureRandom().generateSeed(SEED_BYTES));
  }

  private static X509Certificate read(byte[] der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }
}
