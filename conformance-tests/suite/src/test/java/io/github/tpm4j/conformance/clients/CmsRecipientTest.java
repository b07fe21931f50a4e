package io.github.tpm4j.conformance.clients;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.stream.Stream;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** CMS messages that Bouncy Castle opens with a TPM key, its provider named to Bouncy Castle. */
class CmsRecipientTest extends OnEveryClientTpm {
  private static final byte[] MESSAGE = "for a TPM".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @CsvSource({"SHA-1, SHA-1", "SHA-256, SHA-256", "SHA-256, SHA-1", "SHA-512, SHA-384"})
  void rsaOaepDecryptsWithTheParametersOfTheMessage(String hash, String maskHash) throws Exception {
    PrivateKeyEntry key = newKey(TpmKeyGenParameterSpec.rsa("key", 2048));
    OAEPParameterSpec parameters =
        new OAEPParameterSpec(
            hash, "MGF1", new MGF1ParameterSpec(maskHash), PSource.PSpecified.DEFAULT);
    AlgorithmIdentifier oaep =
        new JcaAlgorithmParametersConverter()
            .getAlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, parameters);
    X509Certificate certificate = (X509Certificate) key.getCertificate();
    byte[] encoded =
        envelope(
            new JceKeyTransRecipientInfoGenerator(certificate, oaep)
                .setProvider(new BouncyCastleProvider()));

    assertArrayEquals(
        MESSAGE,
        open(
            encoded,
            new JceKeyTransEnvelopedRecipient(key.getPrivateKey())
                .setProvider("TPM")
                .setContentProvider("SunJCE")));
  }

  @ParameterizedTest
  @MethodSource("agreements")
  void keyAgreementDecrypts(ASN1ObjectIdentifier scheme, ASN1ObjectIdentifier wrap)
      throws Exception {
    PrivateKeyEntry key = newKey(TpmKeyGenParameterSpec.ec("key", "secp256r1"));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair sender = generator.generateKeyPair();
    byte[] encoded =
        envelope(
            new JceKeyAgreeRecipientInfoGenerator(
                    scheme, sender.getPrivate(), sender.getPublic(), wrap)
                .addRecipient((X509Certificate) key.getCertificate())
                .setProvider(new BouncyCastleProvider()));

    assertArrayEquals(
        MESSAGE,
        open(
            encoded,
            new JceKeyAgreeEnvelopedRecipient(key.getPrivateKey())
                // Else Bouncy Castle takes it out of the key's encoding, which a TPM key has not.
                .setPrivateKeyAlgorithmIdentifier(
                    SubjectPublicKeyInfo.getInstance(
                            key.getCertificate().getPublicKey().getEncoded())
                        .getAlgorithm())
                .setProvider("TPM")
                .setContentProvider("SunJCE")));
  }

  static Stream<Arguments> agreements() {
    return Stream.of(
        Arguments.of(CMSAlgorithm.ECDH_SHA1KDF, CMSAlgorithm.AES128_WRAP),
        Arguments.of(CMSAlgorithm.ECDH_SHA256KDF, CMSAlgorithm.AES128_WRAP),
        Arguments.of(CMSAlgorithm.ECDH_SHA256KDF, CMSAlgorithm.AES256_WRAP),
        Arguments.of(CMSAlgorithm.ECDH_SHA384KDF, CMSAlgorithm.AES192_WRAP),
        Arguments.of(CMSAlgorithm.ECDH_SHA512KDF, CMSAlgorithm.AES256_WRAP),
        Arguments.of(CMSAlgorithm.ECCDH_SHA224KDF, CMSAlgorithm.AES256_WRAP),
        Arguments.of(CMSAlgorithm.ECCDH_SHA256KDF, CMSAlgorithm.AES256_WRAP));
  }

  private static byte[] envelope(RecipientInfoGenerator recipient) throws Exception {
    CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
    generator.addRecipientInfoGenerator(recipient);
    return generator
        .generate(
            new CMSProcessableByteArray(MESSAGE),
            new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC).build())
        .getEncoded();
  }

  private static byte[] open(byte[] encoded, Recipient recipient) throws Exception {
    return new CMSEnvelopedData(encoded)
        .getRecipientInfos()
        .getRecipients()
        .iterator()
        .next()
        .getContent(recipient);
  }
}
