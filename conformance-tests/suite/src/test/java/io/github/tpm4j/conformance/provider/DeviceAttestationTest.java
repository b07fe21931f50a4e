package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.anchor.TrustAnchorRepository;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.authenticator.RSACOSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.TPMAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.DefaultCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.key.CredentialChallenge;
import io.github.tpm4j.attest.key.KeyStatement;
import io.github.tpm4j.attest.webauthn.TpmAttestationObject;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.attestation.AttestationKeyKind;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of the TPM as WebAuthn and ACME attest them, verified by webauthn4j. */
class DeviceAttestationTest extends OnEveryTpm {
  private static final String SITE = "example.org";
  private static final X500Name AUTHORITY = new X500Name("CN=Privacy CA");

  private TpmAttestation attestation;
  private TpmConnection connection;
  private KeyPair authority;

  @BeforeEach
  void open() throws Exception {
    connection = tpm.provider().connection();
    attestation = TpmAttestation.with(connection);
    authority = KeyPairGenerator.getInstance("RSA").generateKeyPair();
  }

  private TpmKey attestationKey(AttestationKeyKind kind) throws Exception {
    return attestation.key(attestation.createKey(kind, KeyAuth.none()), KeyAuth.none());
  }

  /** The authority certifies a key only once the TPM has shown that it is beside its own. */
  private X509Certificate certificateFor(TpmKey key) throws Exception {
    EndorsementKey kind = EndorsementKey.ECC_P256;
    TpmKey endorsementKey = connection.device().primaryKey(kind.hierarchy(), kind.template());
    try (CredentialChallenge challenge =
            CredentialChallenge.of(endorsementKey.publicArea(), key.name()).orThrow();
        SecretBytes answer =
            attestation.activate(
                kind, key, challenge.credentialBlob(), challenge.encryptedSecret())) {
      assertTrue(challenge.isAnsweredBy(answer));
    }
    return issue(key);
  }

  private X509Certificate issue(TpmKey key) throws Exception {
    X500Name chip =
        new X500NameBuilder()
            .addRDN(new ASN1ObjectIdentifier("2.23.133.2.1"), new DERUTF8String("id:49424D00"))
            .addRDN(new ASN1ObjectIdentifier("2.23.133.2.2"), new DERUTF8String("swtpm"))
            .addRDN(new ASN1ObjectIdentifier("2.23.133.2.3"), new DERUTF8String("id:20191023"))
            .build();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    AUTHORITY,
                    BigInteger.TWO,
                    Date.from(Instant.now().minus(Duration.ofDays(1))),
                    Date.from(Instant.now().plus(Duration.ofDays(1))),
                    new X500Name(""),
                    key.publicKey())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(
                    Extension.subjectAlternativeName, true, new GeneralNames(new GeneralName(chip)))
                .addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(
                        KeyPurposeId.getInstance(new ASN1ObjectIdentifier("2.23.133.8.3"))))
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(authority.getPrivate())));
  }

  private X509Certificate root() throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    AUTHORITY,
                    BigInteger.ONE,
                    Date.from(Instant.now().minus(Duration.ofDays(1))),
                    Date.from(Instant.now().plus(Duration.ofDays(1))),
                    AUTHORITY,
                    authority.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(authority.getPrivate())));
  }

  private WebAuthnManager server() throws Exception {
    Set<TrustAnchor> anchors = Set.of(new TrustAnchor(root(), null));
    TrustAnchorRepository trusted =
        new TrustAnchorRepository() {
          @Override
          public Set<TrustAnchor> find(AAGUID aaguid) {
            return anchors;
          }

          @Override
          public Set<TrustAnchor> find(byte[] attestationCertificateKeyIdentifier) {
            return anchors;
          }
        };
    return new WebAuthnManager(
        List.of(new TPMAttestationStatementVerifier()),
        new DefaultCertPathTrustworthinessVerifier(trusted),
        new DefaultSelfAttestationTrustworthinessVerifier());
  }

  private static byte[] authenticatorData(KeyPair credential) {
    COSEKey key =
        credential.getPublic() instanceof ECPublicKey ec
            ? EC2COSEKey.create(ec, COSEAlgorithmIdentifier.ES256)
            : RSACOSEKey.create(
                (RSAPublicKey) credential.getPublic(), COSEAlgorithmIdentifier.RS256);
    byte flags = AuthenticatorData.BIT_UP | AuthenticatorData.BIT_AT;
    AuthenticatorData<RegistrationExtensionAuthenticatorOutput> data =
        new AuthenticatorData<>(
            sha256(SITE.getBytes(StandardCharsets.UTF_8)),
            flags,
            0,
            new AttestedCredentialData(AAGUID.ZERO, new byte[] {1, 2, 3, 4}, key));
    return new AuthenticatorDataConverter(new ObjectConverter()).convert(data);
  }

  private static byte[] sha256(byte[] message) {
    return Digests.of(HashAlg.SHA256, message).toByteArray();
  }

  private static byte[] clientData(byte[] challenge) {
    String text =
        "{\"type\":\"webauthn.create\",\"challenge\":\"%s\",\"origin\":\"https://%s\"}"
            .formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(challenge), SITE);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private RegistrationData register(Bytes object, byte[] clientData, byte[] challenge)
      throws Exception {
    ServerProperty server =
        ServerProperty.builder()
            .origin(Origin.create("https://" + SITE))
            .rpId(SITE)
            .challenge(new DefaultChallenge(challenge))
            .build();
    return server()
        .verify(
            new RegistrationRequest(object.toByteArray(), clientData),
            new RegistrationParameters(server, null, false, true));
  }

  private KeyPair credential(String algorithm) throws Exception {
    return tpm.key(
        algorithm.equals("EC")
            ? TpmKeyGenParameterSpec.ec("credential", "secp256r1")
            : TpmKeyGenParameterSpec.rsa("credential", 2048));
  }

  @ParameterizedTest
  @CsvSource({"EC, EC_P256", "RSA, RSA_2048", "EC, RSA_2048", "RSA, EC_P384"})
  void webAuthnTakesACredentialOfTheTpm(String algorithm, AttestationKeyKind kind)
      throws Exception {
    TpmKey attestationKey = attestationKey(kind);
    List<X509Certificate> chain = List.of(certificateFor(attestationKey));
    KeyPair credential = credential(algorithm);
    byte[] challenge = new byte[32];
    byte[] clientData = clientData(challenge);
    Bytes authData = Bytes.adopt(authenticatorData(credential));
    Bytes nonce =
        TpmAttestationObject.webAuthnNonce(
            AttestationKey.of(attestationKey.publicArea()),
            authData,
            Bytes.adopt(sha256(clientData)));
    KeyStatement statement =
        attestation.certify(attestationKey, (TpmResidentKey) credential.getPrivate(), nonce);
    Bytes object = TpmAttestationObject.webAuthn(statement, chain, authData);
    RegistrationData registered = register(object, clientData, challenge);
    assertEquals("tpm", registered.getAttestationObject().getFormat());
    assertArrayEquals(
        credential.getPublic().getEncoded(),
        registered
            .getAttestationObject()
            .getAuthenticatorData()
            .getAttestedCredentialData()
            .getCOSEKey()
            .getPublicKey()
            .getEncoded());

    // Certified for somebody else's request.
    KeyStatement stale =
        attestation.certify(
            attestationKey,
            (TpmResidentKey) credential.getPrivate(),
            Bytes.adopt(sha256(challenge)));
    Bytes replayed = TpmAttestationObject.webAuthn(stale, chain, authData);
    assertThrows(
        BadAttestationStatementException.class, () -> register(replayed, clientData, challenge));
  }

  @Test
  void acmeTakesAKeyOfTheTpm() throws Exception {
    TpmKey attestationKey = attestationKey(AttestationKeyKind.EC_P256);
    X509Certificate certificate = certificateFor(attestationKey);
    KeyPair key = credential("EC");
    String keyAuthorization = "token.thumbprint";
    KeyStatement statement =
        attestation.certify(
            attestationKey,
            (TpmResidentKey) key.getPrivate(),
            TpmAttestationObject.acmeNonce(keyAuthorization));
    byte[] object = TpmAttestationObject.acme(statement, List.of(certificate)).toByteArray();

    // The parts as a library takes them, and what a server of ACME verifies of them.
    var cbor = new ObjectConverter().getCborMapper();
    Map<?, ?> parts = cbor.readValue(object, Map.class);
    assertEquals("tpm", parts.get("fmt"));
    assertNull(parts.get("authData"));
    Map<?, ?> raw = (Map<?, ?>) parts.get("attStmt");
    TPMAttestationStatement read =
        cbor.readValue(cbor.writeValueAsBytes(raw), TPMAttestationStatement.class);
    assertEquals("2.0", read.getVer());
    assertEquals(COSEAlgorithmIdentifier.ES256, read.getAlg());
    assertArrayEquals(
        sha256(keyAuthorization.getBytes(StandardCharsets.US_ASCII)),
        read.getCertInfo().getExtraData());
    assertEquals(certificate, read.getX5c().getEndEntityAttestationCertificate().getCertificate());
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(certificate.getPublicKey());
    verifier.update((byte[]) raw.get("certInfo"));
    assertTrue(verifier.verify((byte[]) raw.get("sig")));
  }

  @Test
  void refusesWhatIsNoStatementForThis() throws Exception {
    TpmKey attestationKey = attestationKey(AttestationKeyKind.EC_P256);
    TpmResidentKey key = (TpmResidentKey) credential("EC").getPrivate();
    Bytes nonce = TpmAttestationObject.acmeNonce("a.b");
    KeyStatement made = attestation.certifyCreation(attestationKey, key, nonce);
    List<X509Certificate> chain = List.of(issue(attestationKey));
    assertThrows(IllegalArgumentException.class, () -> TpmAttestationObject.acme(made, chain));
    KeyStatement certified = attestation.certify(attestationKey, key, nonce);
    assertThrows(
        IllegalArgumentException.class, () -> TpmAttestationObject.acme(certified, List.of()));
  }
}
