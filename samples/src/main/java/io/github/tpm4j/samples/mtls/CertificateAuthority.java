package io.github.tpm4j.samples.mtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** A small certificate authority whose key is an ordinary software key. */
final class CertificateAuthority {
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final X500Name NAME = new X500Name("CN=Sample CA,O=tpm4j");

  private final SecureRandom random = new SecureRandom();
  private final KeyPair keys;
  private final X509Certificate certificate;

  CertificateAuthority() throws GeneralSecurityException, IOException {
    keys = newSoftwareKeys();
    JcaX509v3CertificateBuilder builder = builder(NAME, keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    certificate = sign(builder);
  }

  X509Certificate certificate() {
    return certificate;
  }

  /** Issues a client certificate, if the request is signed by the key that it names. */
  X509Certificate issueClient(JcaPKCS10CertificationRequest request)
      throws GeneralSecurityException, IOException {
    requireProofOfPossession(request);
    JcaX509v3CertificateBuilder builder = builder(request.getSubject(), request.getPublicKey());
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
    return sign(builder);
  }

  /** Issues a certificate for a server on this machine. */
  X509Certificate issueServer(PublicKey key) throws GeneralSecurityException, IOException {
    JcaX509v3CertificateBuilder builder = builder(new X500Name("CN=localhost"), key);
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
    return sign(builder);
  }

  static KeyPair newSoftwareKeys() throws GeneralSecurityException {
    // Named: with the TPM provider registered, a key pair generator could be a TPM's.
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static void requireProofOfPossession(JcaPKCS10CertificationRequest request)
      throws GeneralSecurityException {
    try {
      if (!request.isSignatureValid(
          new JcaContentVerifierProviderBuilder().build(request.getPublicKey()))) {
        throw new GeneralSecurityException("The certification request's signature is wrong");
      }
    } catch (OperatorCreationException | PKCSException e) {
      throw new GeneralSecurityException("The certification request cannot be checked", e);
    }
  }

  private JcaX509v3CertificateBuilder builder(X500Name subject, PublicKey key) {
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        NAME,
        new BigInteger(64, random),
        Date.from(now.minus(1, ChronoUnit.HOURS)),
        Date.from(now.plus(30, ChronoUnit.DAYS)),
        subject,
        key);
  }

  private X509Certificate sign(JcaX509v3CertificateBuilder builder)
      throws GeneralSecurityException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder(SIGNATURE).build(keys.getPrivate())));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("The CA cannot sign", e);
    }
  }
}
