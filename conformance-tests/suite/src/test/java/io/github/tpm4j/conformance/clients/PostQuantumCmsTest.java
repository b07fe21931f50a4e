package io.github.tpm4j.conformance.clients;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.provider.TpmProvider;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** CMS signatures of ML-DSA (RFC 9882) by a TPM key, made and verified by Bouncy Castle. */
class PostQuantumCmsTest {
  private static final byte[] MESSAGE = "by a TPM".getBytes(StandardCharsets.UTF_8);
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

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

  /** Every set, with every software that verifies. */
  static Stream<Arguments> setsAndVerifiers() {
    List<Provider> verifiers = new ArrayList<>(List.of(BOUNCY_CASTLE));
    if (Security.getProviders("Signature.ML-DSA") != null) {
      verifiers.add(Security.getProviders("Signature.ML-DSA")[0]);
    }
    return verifiers.stream()
        .flatMap(
            verifier ->
                Stream.of("ML-DSA-44", "ML-DSA-65", "ML-DSA-87")
                    .map(set -> Arguments.of(set, verifier)));
  }

  @ParameterizedTest
  @MethodSource("setsAndVerifiers")
  void mlDsaSignsAttributes(String set, Provider verifier) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance(set, provider).generateKeyPair();
    X509Certificate certificate = certificate(pair, set);
    byte[] encoded = sign(pair, certificate, set, false);

    SignerInformation signer = signer(encoded);
    assertEquals(certificate.getSigAlgOID(), signer.getEncryptionAlgOID());
    assertNull(signer.getEncryptionAlgParams());
    // The digest that RFC 9882, 3.3 wants every implementation to have.
    assertEquals(NISTObjectIdentifiers.id_sha512.getId(), signer.getDigestAlgOID());
    assertTrue(verify(signer, verifier, certificate));
    assertArrayEquals(MESSAGE, (byte[]) new CMSSignedData(encoded).getSignedContent().getContent());
  }

  @ParameterizedTest
  @MethodSource("setsAndVerifiers")
  void mlDsaSignsTheContentItself(String set, Provider verifier) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance(set, provider).generateKeyPair();
    X509Certificate certificate = certificate(pair, set);

    assertTrue(verify(signer(sign(pair, certificate, set, true)), verifier, certificate));
  }

  @ParameterizedTest
  @MethodSource("setsAndVerifiers")
  void anotherKeyDidNotSign(String set, Provider verifier) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(set, provider);
    KeyPair pair = generator.generateKeyPair();
    X509Certificate other = certificate(generator.generateKeyPair(), set);

    assertFalse(verify(signer(sign(pair, other, set, false)), verifier, other));
  }

  private static byte[] sign(
      KeyPair pair, X509Certificate certificate, String set, boolean isDirect) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
            .setDirectSignature(isDirect)
            .build(new JcaContentSignerBuilder(set).build(pair.getPrivate()), certificate));
    generator.addCertificates(new JcaCertStore(List.of(certificate)));
    return generator.generate(new CMSProcessableByteArray(MESSAGE), true).getEncoded();
  }

  private static SignerInformation signer(byte[] encoded) throws CMSException {
    return new CMSSignedData(encoded).getSignerInfos().getSigners().iterator().next();
  }

  private static boolean verify(
      SignerInformation signer, Provider verifier, X509Certificate certificate) throws Exception {
    return signer.verify(
        new JcaSimpleSignerInfoVerifierBuilder().setProvider(verifier).build(certificate));
  }

  private static X509Certificate certificate(KeyPair pair, String set) throws Exception {
    Instant now = Instant.now();
    X500Principal name = new X500Principal("CN=signer");
    X509CertificateHolder certificate =
        new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                name,
                pair.getPublic())
            .build(new JcaContentSignerBuilder(set).build(pair.getPrivate()));
    return new JcaX509CertificateConverter().setProvider(BOUNCY_CASTLE).getCertificate(certificate);
  }
}
