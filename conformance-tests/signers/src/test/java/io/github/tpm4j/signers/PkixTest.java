package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Tool;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A certificate authority of Bouncy Castle whose keys are in the TPM; OpenSSL verifies. */
class PkixTest extends OnEachTpm {
  private static final X500Name AUTHORITY = new X500Name("CN=authority");
  private static final Date FROM = Date.from(Instant.now().minus(Duration.ofHours(1)));
  private static final Date TO = Date.from(Instant.now().plus(Duration.ofDays(1)));

  @ParameterizedTest
  @CsvSource({"rsa, SHA256withRSA", "rsa, SHA384withRSAandMGF1", "ec, SHA256withECDSA"})
  void requestsCertificatesAndListsAreVerified(String kind, String algorithm) throws Exception {
    PrivateKeyEntry key = kind.equals("rsa") ? rsa() : ec();
    PublicKey publicKey = key.getCertificate().getPublicKey();
    ContentSigner signer = new JcaContentSignerBuilder(algorithm).build(key.getPrivateKey());
    PKCS10CertificationRequest request =
        new JcaPKCS10CertificationRequestBuilder(AUTHORITY, publicKey).build(signer);
    assertTrue(request.isSignatureValid(verifier(publicKey)));
    PemFiles.write(folder.resolve("ca.csr"), "CERTIFICATE REQUEST", request.getEncoded());
    openssl("req -in ca.csr -noout -verify");

    X509Certificate authority = authority(publicKey, signer);
    authority.verify(publicKey);
    X509CertificateHolder member = member(authority, signer, publicKey, null);
    assertTrue(member.isSignatureValid(verifier(publicKey)));
    assertFalse(member.isSignatureValid(verifier(Foreign.like(publicKey))));
    PemFiles.write(folder.resolve("ca.pem"), authority);
    PemFiles.write(folder.resolve("member.pem"), "CERTIFICATE", member.getEncoded());
    openssl("verify -CAfile ca.pem member.pem");

    X509CRLHolder list =
        new JcaX509v2CRLBuilder(authority.getSubjectX500Principal(), FROM)
            .addCRLEntry(BigInteger.valueOf(99), FROM, CRLReason.keyCompromise)
            .setNextUpdate(TO)
            .build(signer);
    assertTrue(list.isSignatureValid(verifier(publicKey)));
    PemFiles.write(folder.resolve("ca.crl"), "X509 CRL", list.getEncoded());
    openssl("verify -crl_check -CRLfile ca.crl -CAfile ca.pem member.pem");
  }

  @Test
  void anOcspResponseIsVerified() throws Exception {
    PrivateKeyEntry key = ec();
    PublicKey publicKey = key.getCertificate().getPublicKey();
    ContentSigner signer =
        new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivateKey());
    X509Certificate authority = authority(publicKey, signer);
    PemFiles.write(folder.resolve("ca.pem"), authority);
    X509CertificateHolder member = member(authority, signer, publicKey, null);
    PemFiles.write(folder.resolve("member.pem"), "CERTIFICATE", member.getEncoded());
    openssl("ocsp -issuer ca.pem -cert member.pem -no_nonce -reqout request");

    CertificateID asked =
        new OCSPReq(Files.readAllBytes(folder.resolve("request"))).getRequestList()[0].getCertID();
    BasicOCSPResp response =
        new JcaBasicOCSPRespBuilder(publicKey, digests().get(RespID.HASH_SHA1))
            .addResponse(asked, CertificateStatus.GOOD, FROM, TO, null)
            .build(
                signer,
                new X509CertificateHolder[] {new JcaX509CertificateHolder(authority)},
                new Date());
    assertTrue(response.isSignatureValid(verifier(publicKey)));
    assertFalse(response.isSignatureValid(verifier(Foreign.like(publicKey))));
    byte[] encoded = new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, response).getEncoded();
    Files.write(folder.resolve("response"), encoded);
    String verdict =
        openssl("ocsp -respin response -issuer ca.pem -cert member.pem -CAfile ca.pem");
    assertTrue(verdict.contains("member.pem: good"), verdict);
  }

  @Test
  void aTimestampIsVerified() throws Exception {
    PrivateKeyEntry key = rsa();
    PublicKey publicKey = key.getCertificate().getPublicKey();
    ContentSigner signer = new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivateKey());
    X509Certificate authority = authority(publicKey, signer);
    X509CertificateHolder clock =
        member(authority, signer, publicKey, KeyPurposeId.id_kp_timeStamping);
    PemFiles.write(folder.resolve("ca.pem"), authority);
    Files.writeString(folder.resolve("contract"), "signed today");
    openssl("ts -query -data contract -sha256 -cert -out query");

    TimeStampTokenGenerator tokens =
        new TimeStampTokenGenerator(
            new JcaSignerInfoGeneratorBuilder(digests()).build(signer, clock),
            digests().get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
            new ASN1ObjectIdentifier("1.2.3.4"));
    tokens.addCertificates(
        new JcaCertStore(List.of(new JcaX509CertificateConverter().getCertificate(clock))));
    byte[] response =
        new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
            .generate(
                new TimeStampRequest(Files.readAllBytes(folder.resolve("query"))),
                BigInteger.ONE,
                new Date())
            .getEncoded();
    Files.write(folder.resolve("response"), response);
    openssl("ts -verify -data contract -in response -CAfile ca.pem");
    Files.writeString(folder.resolve("contract"), "signed yesterday");
    Tool.of("openssl", "ts", "-verify", "-data", "contract", "-in", "response", "-CAfile", "ca.pem")
        .in(folder)
        .refuse();
  }

  private static X509Certificate authority(PublicKey key, ContentSigner signer) throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(AUTHORITY, BigInteger.ONE, FROM, TO, AUTHORITY, key)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                .build(signer));
  }

  private static X509CertificateHolder member(
      X509Certificate authority, ContentSigner signer, PublicKey key, KeyPurposeId purpose)
      throws Exception {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            authority, BigInteger.TWO, FROM, TO, new X500Name("CN=member"), key);
    if (purpose != null) {
      builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
    }
    return builder.build(signer);
  }

  private static ContentVerifierProvider verifier(PublicKey key) throws Exception {
    return new JcaContentVerifierProviderBuilder().build(key);
  }

  private static DigestCalculatorProvider digests() throws Exception {
    return new JcaDigestCalculatorProviderBuilder().build();
  }

  private String openssl(String command) {
    return Tool.of(("openssl " + command).split(" ")).in(folder).succeed().text();
  }
}
