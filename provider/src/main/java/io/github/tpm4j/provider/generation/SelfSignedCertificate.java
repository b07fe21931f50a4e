package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmEcPrivateKey;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmMlDsaPrivateKey;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.provider.signature.SignatureHash;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.SoftwareProviders;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** The certificate with which a new key is kept until an authority has issued another. */
final class SelfSignedCertificate {

  private SelfSignedCertificate() {}

  static X509Certificate of(Provider provider, TpmPrivateKey key, TpmKeyGenParameterSpec spec) {
    try {
      return key.canSign()
          ? sign(key, spec, algorithm(key), key, provider)
          : placeholder(key, spec);
    } catch (GeneralSecurityException e) {
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
    byte[] identifier = SignatureAlgorithmIdentifier.of(algorithm);
    byte[] toBeSigned =
        CertificateWriter.toBeSigned(
            spec.certificateSubject(),
            spec.certificateSerial(),
            spec.certificateNotBefore(),
            spec.certificateNotAfter(),
            key.publicKey(),
            identifier);
    Signature signature = Signature.getInstance(algorithm, provider);
    signature.initSign(signer);
    signature.update(toBeSigned);
    byte[] certificate = CertificateWriter.signed(toBeSigned, identifier, signature.sign());
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate));
  }

  private static String algorithm(TpmPrivateKey key) {
    if (key instanceof TpmMlDsaPrivateKey mlDsa) {
      return mlDsa.hash().isPresent() ? mlDsa.getAlgorithm() : mlDsa.set().jcaName();
    }
    TpmAlg bound = key.schemeHash();
    String hash = bound.equals(TpmAlg.NULL) ? hash(key) : prefix(HashAlg.of(bound));
    if (key instanceof TpmEcPrivateKey) {
      return hash + "withECDSA";
    }
    return hash + (key.scheme().equals(TpmAlg.RSAPSS) ? "withRSAandMGF1" : "withRSA");
  }

  private static String prefix(HashAlg hash) {
    return SignatureHash.find(hash.jcaName()).map(SignatureHash::prefix).orElse(hash.jcaName());
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
