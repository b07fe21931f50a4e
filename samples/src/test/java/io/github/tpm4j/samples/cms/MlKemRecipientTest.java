package io.github.tpm4j.samples.cms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.provider.TpmProvider;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKEMRecipientId;
import org.bouncycastle.cms.jcajce.JceKEMRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that Bouncy Castle envelopes for ML-KEM keys in a TPM. */
class MlKemRecipientTest {
  private static final byte[] MESSAGE = "for a TPM".getBytes(StandardCharsets.UTF_8);
  private static final AlgorithmIdentifier HKDF_SHA256 =
      new AlgorithmIdentifier(PKCSObjectIdentifiers.id_alg_hkdf_with_sha256);

  private final BouncyCastleProvider bouncyCastle = new BouncyCastleProvider();
  private TpmProvider provider;

  @BeforeEach
  void register() {
    provider = (TpmProvider) new TpmProvider().configure("engine:memory,profile=185");
    Security.addProvider(provider);
  }

  @AfterEach
  void remove() {
    Security.removeProvider(provider.getName());
    provider.connection().close();
  }

  // The sets with the key wraps of RFC 9936, 2.
  @ParameterizedTest
  @CsvSource({
    "ML-KEM-512, 2.16.840.1.101.3.4.1.5",
    "ML-KEM-768, 2.16.840.1.101.3.4.1.45",
    "ML-KEM-1024, 2.16.840.1.101.3.4.1.45"
  })
  void opensWhatBouncyCastleEnveloped(String set, String wrap) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance(set, provider).generateKeyPair();
    X509Certificate certificate = certificate(pair.getPublic());
    byte[] enveloped = envelope(certificate, new ASN1ObjectIdentifier(wrap), HKDF_SHA256);

    assertArrayEquals(MESSAGE, open(enveloped, certificate, new MlKemRecipient(pair.getPrivate())));
  }

  @Test
  void opensNothingForAnotherKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("ML-KEM-768", provider);
    X509Certificate certificate = certificate(generator.generateKeyPair().getPublic());
    PrivateKey other = generator.generateKeyPair().getPrivate();
    byte[] enveloped = envelope(certificate, NISTObjectIdentifiers.id_aes256_wrap, HKDF_SHA256);

    assertThrows(CMSException.class, () -> open(enveloped, certificate, new MlKemRecipient(other)));
  }

  @Test
  void saysWhichDerivationItDoesNotKnow() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("ML-KEM-768", provider).generateKeyPair();
    X509Certificate certificate = certificate(pair.getPublic());
    AlgorithmIdentifier other =
        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_alg_hkdf_with_sha512);
    byte[] enveloped = envelope(certificate, NISTObjectIdentifiers.id_aes256_wrap, other);

    CMSException refusal =
        assertThrows(
            CMSException.class,
            () -> open(enveloped, certificate, new MlKemRecipient(pair.getPrivate())));
    assertTrue(refusal.getMessage().contains("HKDF"), refusal::getMessage);
  }

  private byte[] envelope(
      X509Certificate certificate, ASN1ObjectIdentifier wrap, AlgorithmIdentifier derivation)
      throws Exception {
    CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
    generator.addRecipientInfoGenerator(
        new JceKEMRecipientInfoGenerator(certificate, wrap)
            .setKDF(derivation)
            .setProvider(bouncyCastle));
    return generator
        .generate(
            new CMSProcessableByteArray(MESSAGE),
            new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC)
                .setProvider(bouncyCastle)
                .build())
        .getEncoded();
  }

  private static byte[] open(byte[] enveloped, X509Certificate certificate, Recipient recipient)
      throws CMSException {
    RecipientInformation information =
        new CMSEnvelopedData(enveloped).getRecipientInfos().get(new JceKEMRecipientId(certificate));
    return information.getContent(recipient);
  }

  private static X509Certificate certificate(PublicKey key) throws Exception {
    KeyPair authority = KeyPairGenerator.getInstance("EC").generateKeyPair();
    Instant now = Instant.now();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    new X500Principal("CN=authority"),
                    BigInteger.ONE,
                    Date.from(now.minus(Duration.ofHours(1))),
                    Date.from(now.plus(Duration.ofDays(1))),
                    new X500Principal("CN=recipient"),
                    key)
                .build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate())));
  }
}
