package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
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

  static X509Certificate of(Provider provider, PrivateKeyInTpm key, TpmKeyGenParameterSpec spec) {
    try {
      return key.canSign()
          ? sign(key, spec, StandardSignature.of(key), key, provider)
          : placeholder(key, spec);
    } catch (GeneralSecurityException e) {
      throw new ProviderException(
          "TPM key " + key.alias() + " was made but cannot sign its certificate: " + e.getMessage(),
          e);
    }
  }

  // A key that cannot sign needs a certificate all the same, for a KeyStore keeps keys with one;
  // the signature by a key that nobody has afterwards says nothing, and nothing else is claimed.
  private static X509Certificate placeholder(PrivateKeyInTpm key, TpmKeyGenParameterSpec spec)
      throws GeneralSecurityException {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance("EC", SoftwareProviders.of("KeyPairGenerator", "EC"));
    PrivateKey other = generator.generateKeyPair().getPrivate();
    String algorithm = "SHA256withECDSA";
    return sign(key, spec, algorithm, other, SoftwareProviders.of("Signature", algorithm));
  }

  private static X509Certificate sign(
      PrivateKeyInTpm key,
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
}
