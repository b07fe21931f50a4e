package io.github.tpm4j.provider.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.keystore.KeyPadding;
import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates of new keys, which the JDK and Bouncy Castle read and verify. */
class SelfSignedCertificateTest {
  private static final Provider TPM = new TpmProvider().configure("engine:memory");
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  static Stream<Map.Entry<String, TpmKeyGenParameterBuilder>> keys() {
    return Stream.of(
        Map.entry("SHA256withRSA", TpmKeyGenParameterSpec.rsa("a", 2048)),
        Map.entry("SHA384withRSA", rsa(KeyPadding.SIGNATURE_PKCS1, "SHA-384")),
        Map.entry("SHA3-256withRSA", rsa(KeyPadding.SIGNATURE_PKCS1, "SHA3-256")),
        Map.entry("SHA256withRSAandMGF1", rsa(KeyPadding.SIGNATURE_PSS, "SHA-256")),
        Map.entry("SHA512withRSAandMGF1", rsa(KeyPadding.SIGNATURE_PSS, "SHA-512")),
        Map.entry("SHA1withRSAandMGF1", rsa(KeyPadding.SIGNATURE_PSS, "SHA-1")),
        Map.entry("SHA256withECDSA", TpmKeyGenParameterSpec.ec("a", "secp256r1")),
        Map.entry("SHA384withECDSA", TpmKeyGenParameterSpec.ec("a", "secp384r1")),
        Map.entry("SHA512withECDSA", TpmKeyGenParameterSpec.ec("a", "secp521r1")),
        Map.entry("SHA3-384withECDSA", ec("SHA3-384")),
        Map.entry("ML-DSA-44", TpmKeyGenParameterSpec.mlDsa("a", "ML-DSA-44")),
        Map.entry("ML-DSA-87-WITH-SHA512", TpmKeyGenParameterSpec.hashMlDsa("a", "ML-DSA-87")));
  }

  private static TpmKeyGenParameterBuilder rsa(KeyPadding padding, String digest) {
    return TpmKeyGenParameterSpec.rsa("a", 2048)
        .purposes(KeyPurpose.SIGN)
        .padding(padding)
        .digest(digest);
  }

  private static TpmKeyGenParameterBuilder ec(String digest) {
    return TpmKeyGenParameterSpec.ec("a", "secp256r1").purposes(KeyPurpose.SIGN).digest(digest);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void namesItsAlgorithmAsBouncyCastleDoes_andVerifies(
      Map.Entry<String, TpmKeyGenParameterBuilder> key) throws Exception {
    X509Certificate certificate = make(key.getValue());
    certificate.verify(keyOf(certificate), BOUNCY_CASTLE);
    Certificate read = Certificate.getInstance(certificate.getEncoded());
    byte[] expected =
        new DefaultSignatureAlgorithmIdentifierFinder().find(key.getKey()).getEncoded();
    assertArrayEquals(expected, read.getSignatureAlgorithm().getEncoded());
    assertArrayEquals(expected, read.getTBSCertificate().getSignature().getEncoded());
  }

  /** As Bouncy Castle has it, which takes no key of another class for HashML-DSA. */
  private static PublicKey keyOf(X509Certificate certificate) throws IOException {
    return BouncyCastleProvider.getPublicKey(
        SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded()));
  }

  @Test
  void saysWhatWasAskedFor_alsoInYearsThatTakeFourDigits() throws Exception {
    Instant notBefore = Instant.parse("2049-12-31T23:59:59Z");
    Instant notAfter = Instant.parse("2050-01-01T00:00:00Z");
    X500Principal subject = new X500Principal("CN=schlüssel, O=\"Ä, B\"");
    X509Certificate certificate =
        make(
            TpmKeyGenParameterSpec.ec("a", "secp256r1")
                .certificateSubject(subject)
                .certificateSerial(new BigInteger("8000000000000001", 16))
                .certificateValidity(notBefore, notAfter));
    certificate.verify(certificate.getPublicKey());
    assertEquals(3, certificate.getVersion());
    assertEquals(subject, certificate.getSubjectX500Principal());
    assertEquals(subject, certificate.getIssuerX500Principal());
    assertEquals(new BigInteger("8000000000000001", 16), certificate.getSerialNumber());
    assertEquals(Date.from(notBefore), certificate.getNotBefore());
    assertEquals(Date.from(notAfter), certificate.getNotAfter());
  }

  private static X509Certificate make(TpmKeyGenParameterBuilder key) throws Exception {
    KeyStore store = KeyStore.getInstance("TPM", TPM);
    store.load(null, null);
    TpmKeyGenParameterSpec spec = key.storeIn(store).build();
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(
            spec.isRsa() ? "RSA" : spec.curve().isPresent() ? "EC" : hashed(spec), TPM);
    generator.initialize(spec);
    generator.generateKeyPair();
    return (X509Certificate) store.getCertificate("a");
  }

  private static String hashed(TpmKeyGenParameterSpec spec) {
    return spec.digest().equals(TpmAlg.NULL) ? "ML-DSA" : "HASH-ML-DSA";
  }
}
