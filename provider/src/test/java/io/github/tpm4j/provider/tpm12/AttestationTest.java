package io.github.tpm4j.provider.tpm12;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.tpm12.CertifiedKey;
import io.github.tpm4j.keystore.tpm12.NewIdentity;
import io.github.tpm4j.keystore.tpm12.QuotedPcrs;
import io.github.tpm4j.keystore.tpm12.Tpm12Attestation;
import io.github.tpm4j.keystore.tpm12.Tpm12PrivateKey;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tpm12.identity.IdentityCredential;
import io.github.tpm4j.tpm12.identity.IdentityLabel;
import io.github.tpm4j.tpm12.identity.IdentityRequests;
import io.github.tpm4j.tpm12.identity.IdentityVerifier;
import io.github.tpm4j.tpm12.identity.RefusedIdentityException;
import io.github.tpm4j.tpm12.key.KeyVerifier;
import io.github.tpm4j.tpm12.key.RefusedKeyException;
import io.github.tpm4j.tpm12.key.VerifiedKey;
import io.github.tpm4j.tpm12.quote.QuoteVerifier;
import io.github.tpm4j.tpm12.quote.VerifiedQuote;
import io.github.tpm4j.tpm12.session.AuthSession;
import io.github.tpm4j.tpm12.structures.TpmIdentityProof;
import io.github.tpm4j.tpm12.structures.TpmIdentityReq;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Identity keys of a TPM 1.2: certified by an authority, they quote and certify. */
@Tag("peer")
@ParameterizedClass
@EnumSource(OwnedTpm.Kind.class)
class AttestationTest {
  private static final char[] PASSWORD = "the identity's".toCharArray();
  private static final Bytes CERTIFICATE =
      Bytes.of("what an authority certifies".getBytes(StandardCharsets.UTF_8));

  @Parameter OwnedTpm.Kind kind;
  private OwnedTpm tpm;
  private TpmConnection connection;
  private KeyPair authority;
  private IdentityLabel label;
  private Tpm12Attestation attestation;
  private NewIdentity identity;

  @BeforeEach
  void start() throws Exception {
    tpm = new OwnedTpm(kind);
    connection = TpmConnection.of(TpmSettings.of(tpm.tcti()).withOwnerPassword(OwnedTpm.OWNER));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    authority = generator.generateKeyPair();
    label = IdentityLabel.of("host", (RSAPublicKey) authority.getPublic());
    attestation = Tpm12Attestation.with(connection);
    try (KeyAuth password = KeyAuth.password(PASSWORD)) {
      identity = attestation.createIdentity(label, password);
    }
  }

  @AfterEach
  void end() throws Exception {
    connection.close();
    tpm.close();
  }

  private TpmIdentityProof sent(TpmIdentityProof proof) throws Exception {
    Bytes letter = IdentityRequests.encrypt(proof, label.authority()).toBytes();
    TpmIdentityReq request = TpmReader.readWhole(letter, TpmIdentityReq::read);
    return IdentityRequests.decrypt(request, authority.getPrivate());
  }

  @Test
  void anAuthorityCertifiesTheIdentity_andThisTpmAloneOpensIt() throws Exception {
    TpmIdentityProof proof = sent(identity.proof());
    RSAPublicKey key = new IdentityVerifier(label).verify(proof);
    assertEquals(identity.key().publicKey(), key);
    IdentityCredential credential =
        IdentityCredential.encrypt(attestation.endorsementKey(), proof.identityKey(), CERTIFICATE);
    IdentityCredential received =
        TpmReader.readWhole(credential.toBytes(), IdentityCredential::read);
    assertEquals(CERTIFICATE, attestation.activate(identity.key(), received));

    IdentityCredential ofAnother =
        IdentityCredential.encrypt(
            (RSAPublicKey) authority.getPublic(), proof.identityKey(), CERTIFICATE);
    assertThrows(TpmException.class, () -> attestation.activate(identity.key(), ofAnother));
    IdentityCredential forAnother =
        IdentityCredential.encrypt(attestation.endorsementKey(), label.authority(), CERTIFICATE);
    assertThrows(TpmException.class, () -> attestation.activate(identity.key(), forAnother));
  }

  @Test
  void anotherLabelOrAuthority_orAnAlteredProof_isRefused() throws Exception {
    TpmIdentityProof proof = identity.proof();
    RSAPublicKey other = identity.key().publicKey();
    for (IdentityLabel wrong :
        List.of(
            IdentityLabel.of("guest", (RSAPublicKey) authority.getPublic()),
            IdentityLabel.of("host", other))) {
      RefusedIdentityException refused =
          assertThrows(
              RefusedIdentityException.class, () -> new IdentityVerifier(wrong).verify(proof));
      assertEquals(RefusedIdentityException.Reason.BINDING, refused.reason());
    }
    TpmIdentityProof altered =
        new TpmIdentityProof(
            label.authority(),
            proof.labelArea(),
            proof.identityBinding(),
            Bytes.EMPTY,
            Bytes.EMPTY,
            Bytes.EMPTY);
    RefusedIdentityException refused =
        assertThrows(
            RefusedIdentityException.class, () -> new IdentityVerifier(label).verify(altered));
    assertEquals(RefusedIdentityException.Reason.KEY, refused.reason());
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair stranger = generator.generateKeyPair();
    TpmIdentityReq letter = IdentityRequests.encrypt(proof, label.authority());
    assertEquals(
        RefusedIdentityException.Reason.ENCRYPTION,
        assertThrows(
                RefusedIdentityException.class,
                () -> IdentityRequests.decrypt(letter, stranger.getPrivate()))
            .reason());
  }

  @Test
  void quotesOfBothKinds_areVerified_alsoByAKeyOfAFile() throws Exception {
    try (KeyAuth password = KeyAuth.password(PASSWORD)) {
      Tpm12PrivateKey key = attestation.key(identity.key().file(), password);
      QuoteVerifier verifier = new QuoteVerifier(key.publicKey());
      Bytes nonce = AuthSession.newNonce();
      QuotedPcrs first = attestation.quote(key, nonce, 0, 17);
      assertEquals(List.of(0, 17), first.pcrs().select().pcrs());
      verifier.verify(first.signed(), first.signature(), nonce, first.pcrs());
      QuotedPcrs second = attestation.quote2(key, nonce, 0, 17);
      VerifiedQuote verified =
          verifier.verify(second.signed(), second.signature(), nonce, second.pcrs());
      assertTrue(verified.version().isPresent());
      assertEquals(first.pcrs(), verified.pcrs());
      long before = connection.inUse().commandsSent();
      attestation.quote(key, nonce, 0, 17);
      assertEquals(1, connection.inUse().commandsSent() - before);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> attestation.quote(identity.key(), AuthSession.newNonce()));
  }

  @Test
  void aKeyIsCertified_withWhatItIsBoundTo() throws Exception {
    Provider provider = new TpmProvider(connection);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", provider);
    generator.initialize(
        TpmKeyGenParameterSpec.rsa("bound", 2048)
            .auth("the key's".toCharArray())
            .boundToPcrs("SHA-1", 7)
            .build());
    KeyPair pair = generator.generateKeyPair();
    Tpm12PrivateKey key = (Tpm12PrivateKey) pair.getPrivate();
    RSAPublicKey publicKey = (RSAPublicKey) pair.getPublic();
    Bytes nonce = AuthSession.newNonce();
    CertifiedKey certified = attestation.certify(identity.key(), key, nonce);
    TpmPcrComposite zero = new TpmPcrComposite(TpmPcrSelection.of(7), Bytes.of(new byte[20]));
    KeyVerifier verifier = new KeyVerifier(identity.key().publicKey()).withSecret().boundTo(zero);
    VerifiedKey verified =
        verifier.verify(certified.signed(), certified.signature(), nonce, publicKey);
    assertTrue(verified.alwaysNeedsSecret());
    assertFalse(
        verified.isBoundTo(new TpmPcrComposite(TpmPcrSelection.of(8), Bytes.of(new byte[20]))));

    refused(
        RefusedKeyException.Reason.NONCE, verifier, certified, AuthSession.newNonce(), publicKey);
    refused(
        RefusedKeyException.Reason.KEY,
        verifier,
        certified,
        nonce,
        (RSAPublicKey) authority.getPublic());
    refused(
        RefusedKeyException.Reason.SIGNATURE,
        new KeyVerifier((RSAPublicKey) authority.getPublic()),
        certified,
        nonce,
        publicKey);
    QuotedPcrs quote = attestation.quote(identity.key(), nonce, 7);
    refused(
        RefusedKeyException.Reason.STRUCTURE,
        verifier,
        new CertifiedKey(quote.signed(), quote.signature()),
        nonce,
        publicKey);
    generator.initialize(TpmKeyGenParameterSpec.rsa("free", 1024).build());
    KeyPair free = generator.generateKeyPair();
    CertifiedKey unbound =
        attestation.certify(identity.key(), (Tpm12PrivateKey) free.getPrivate(), nonce);
    refused(
        RefusedKeyException.Reason.PCR_VALUES,
        verifier,
        unbound,
        nonce,
        (RSAPublicKey) free.getPublic());
  }

  private static void refused(
      RefusedKeyException.Reason reason,
      KeyVerifier verifier,
      CertifiedKey certified,
      Bytes nonce,
      RSAPublicKey key) {
    RefusedKeyException refused =
        assertThrows(
            RefusedKeyException.class,
            () -> verifier.verify(certified.signed(), certified.signature(), nonce, key));
    assertEquals(reason, refused.reason(), refused.getMessage());
  }

  @Test
  void anotherKeyThanAnIdentity_isRefusedInWords() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", new TpmProvider(connection));
    generator.initialize(TpmKeyGenParameterSpec.rsa("signs", 1024).build());
    Tpm12PrivateKey key = (Tpm12PrivateKey) generator.generateKeyPair().getPrivate();
    TpmUnsupportedException refused =
        assertThrows(
            TpmUnsupportedException.class, () -> attestation.quote(key, AuthSession.newNonce(), 0));
    assertTrue(refused.getMessage().contains("createIdentity"), refused.getMessage());
    assertTrue(attestation.endorsementCertificate().isEmpty());
  }

  @Test
  void aWrongOwnersSecret_isShownOnce() {
    TpmConnection other =
        TpmConnection.of(TpmSettings.of(tpm.tcti()).withOwnerPassword("wrong".toCharArray()));
    Tpm12Attestation wrong = Tpm12Attestation.with(other);
    TpmException refused =
        assertThrows(TpmException.class, () -> wrong.createIdentity(label, KeyAuth.none()));
    assertTrue(refused.getMessage().contains("ownerPasswordFile"), refused.getMessage());
    long commands = other.inUse().commandsSent();
    assertThrows(TpmException.class, () -> wrong.createIdentity(label, KeyAuth.none()));
    assertThrows(TpmException.class, wrong::endorsementKey);
    // The endorsement key is asked for without a secret first.
    assertEquals(commands + 1, other.inUse().commandsSent());
    other.close();
  }
}
