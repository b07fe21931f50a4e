package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmEcPrivateKey;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmMlDsaPrivateKey;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.SoftwareProviders;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.cert.X509Certificate;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.RuntimeOperatorException;

/** The certificate with which a new key is kept until an authority has issued another. */
final class SelfSignedCertificate {

  private SelfSignedCertificate() {}

  static X509Certificate of(Provider provider, TpmPrivateKey key, TpmKeyGenParameterSpec spec) {
    try {
      return key.canSign()
          ? sign(key, spec, algorithm(key), key, provider)
          : placeholder(key, spec);
    } catch (GeneralSecurityException | RuntimeOperatorException e) {
      throw new ProviderException(
          "TPM key " + key.alias() + " was made but cannot sign its certificate: " + e.getMessage(),
          e);
    }
  }

  // A key that cannot sign needs a certificate all the same, for a KeyStore keeps keys with one;
  // the signature by a key that nobody has afterwards says nothing, and nothing else is claimed.
  private static X509Certificate placeholder(TpmPrivateKey key, TpmKeyGenParameterSpec spec)
      throws GeneralSecurityException {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance("EC", SoftwareProviders.of("KeyPairGenerator", "EC"));
    PrivateKey other = generator.generateKeyPair().getPrivate();
    String algorithm = "SHA256withECDSA";
    return sign(key, spec, algorithm, other, SoftwareProviders.of("Signature", algorithm));
  }

  private static X509Certificate sign(
      TpmPrivateKey key,
      TpmKeyGenParameterSpec spec,
      String algorithm,
      PrivateKey signer,
      Provider provider)
      throws GeneralSecurityException {
    X500Name subject = X500Name.getInstance(spec.certificateSubject().getEncoded());
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            subject,
            spec.certificateSerial(),
            Date.from(spec.certificateNotBefore()),
            Date.from(spec.certificateNotAfter()),
            subject,
            SubjectPublicKeyInfo.getInstance(key.publicKey().getEncoded()));
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(SignatureContentSigner.of(algorithm, provider, signer)));
  }

  private static String algorithm(TpmPrivateKey key) {
    if (key instanceof TpmMlDsaPrivateKey mlDsa) {
      return mlDsa.hash().isPresent() ? mlDsa.getAlgorithm() : mlDsa.set().jcaName();
    }
    TpmAlg bound = key.schemeHash();
    String hash =
        bound.equals(TpmAlg.NULL) ? hash(key) : HashAlg.of(bound).jcaName().replace("-", "");
    if (key instanceof TpmEcPrivateKey) {
      return hash + "withECDSA";
    }
    return hash + (key.scheme().equals(TpmAlg.RSAPSS) ? "withRSAandMGF1" : "withRSA");
  }

  // As strong as the curve (SP 800-57 Part 1, table 3).
  private static String hash(TpmPrivateKey key) {
    int fieldBytes = key instanceof TpmEcPrivateKey ec ? ec.fieldBytes() : 0;
    if (fieldBytes > 48) {
      return "SHA512";
    }
    return fieldBytes > 32 ? "SHA384" : "SHA256";
  }
}
