package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Refusal;
import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.attest.endorsement.EndorsementVerifier;
import io.github.tpm4j.attest.key.CredentialChallenge;
import io.github.tpm4j.attest.key.KeyStatement;
import io.github.tpm4j.attest.key.KeyVerifier;
import io.github.tpm4j.attest.key.VerifiedKey;
import io.github.tpm4j.attest.quote.QuoteVerifier;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.keystore.attestation.AttestationKeyKind;
import io.github.tpm4j.keystore.attestation.Endorsement;
import io.github.tpm4j.keystore.attestation.QuotedPcrs;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Nonces;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a program shows of its TPM, verified by what a server has. */
class TpmAttestationTest extends OnEveryTpm {
  static final TpmlPcrSelection PCRS = PcrSelections.of(TpmAlg.SHA256, 0, 7, 23);

  private TpmAttestation attestation;
  private TpmDevice device;

  @BeforeEach
  void open() {
    TpmConnection connection = tpm.provider().connection();
    attestation = TpmAttestation.with(connection);
    device = connection.device();
  }

  private static KeyAuth password(String text) {
    return KeyAuth.password(text.toCharArray());
  }

  private TpmKey key(AttestationKeyKind kind) throws Exception {
    Tss2PrivateKey made = attestation.createKey(kind, KeyAuth.none());
    return attestation.key(Tss2Pem.decode(Tss2Pem.encode(made)), KeyAuth.none());
  }

  private static boolean isAccepted(TpmKey key, Bytes nonce, QuotedPcrs quoted) {
    return QuoteVerifier.builder(AttestationKey.of(key.publicArea()))
        .nonce(nonce)
        .selection(PCRS)
        .build()
        .verify(quoted.quote(), quoted.values().values())
        .isAccepted();
  }

  @ParameterizedTest
  @EnumSource
  void quotesWhatAServerAsksFor(AttestationKeyKind kind) throws Exception {
    TpmKey key = key(kind);
    Bytes nonce = Nonces.next(32);
    QuotedPcrs quoted = attestation.quote(key, nonce, PCRS);
    assertTrue(isAccepted(key, nonce, quoted));
    assertFalse(isAccepted(key, Nonces.next(32), quoted));
  }

  @Test
  void quotesTheValuesThatItReturns_whileOthersExtend() throws Exception {
    TpmKey key = key(AttestationKeyKind.EC_P256);
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> extending =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 20 && !done.get(); i++) {
                device.extendPcr(23, Map.of(TpmAlg.SHA256, Nonces.next(32)));
              }
            });
    for (int i = 0; i < 10; i++) {
      Bytes nonce = Nonces.next(16);
      assertTrue(isAccepted(key, nonce, attestation.quote(key, nonce, PCRS)));
    }
    done.set(true);
    extending.get();
  }

  @Test
  void asksForTheKeysPassword() throws Exception {
    Tss2PrivateKey made = attestation.createKey(AttestationKeyKind.EC_P256, password("right"));
    TpmKey right = attestation.key(made, password("right"));
    Bytes nonce = Nonces.next(16);
    assertTrue(isAccepted(right, nonce, attestation.quote(right, nonce, PCRS)));
    TpmKey wrong = attestation.key(made, password("wrong"));
    assertThrows(TpmAuthorizationException.class, () -> attestation.quote(wrong, nonce, PCRS));
  }

  @Test
  void certifiesAKeyOfJca_withItsPolicyAndPassword() throws Exception {
    TpmKey attestationKey = key(AttestationKeyKind.RSA_PSS_2048);
    Policy policy = Policy.pcr(device.readPcr(TpmAlg.SHA256, 23)).and(Policy.authValue());
    TpmResidentKey key =
        (TpmResidentKey)
            tpm.key(
                    TpmKeyGenParameterSpec.ec("bound", "secp256r1")
                        .boundToPcrs("SHA-256", 23)
                        .auth("secret".toCharArray()))
                .getPrivate();
    // The policy need not be met for this.
    device.extendPcr(23, Map.of(TpmAlg.SHA256, Nonces.next(32)));
    Bytes nonce = Nonces.next(20);
    KeyStatement statement = attestation.certify(attestationKey, key, nonce);
    AttestationKey known = AttestationKey.of(attestationKey.publicArea());
    KeyVerifier.builder(known)
        .nonce(nonce)
        .boundTo(policy.digest(HashAlg.SHA256))
        .build()
        .verify(statement)
        .orThrow();
    assertFalse(
        KeyVerifier.builder(known).nonce(Nonces.next(20)).build().verify(statement).isAccepted());
  }

  @Test
  void certifiesThatAKeyOfJcaWasJustMade_withoutItsPasswordAndPolicy() throws Exception {
    TpmKey attestationKey = key(AttestationKeyKind.EC_P256);
    Policy policy = Policy.pcr(device.readPcr(TpmAlg.SHA256, 23)).and(Policy.authValue());
    TpmResidentKey key =
        (TpmResidentKey)
            tpm.key(
                    TpmKeyGenParameterSpec.ec("made", "secp256r1")
                        .boundToPcrs("SHA-256", 23)
                        .auth("secret".toCharArray()))
                .getPrivate();
    device.extendPcr(23, Map.of(TpmAlg.SHA256, Nonces.next(32)));
    Bytes nonce = Nonces.next(20);
    KeyStatement statement = attestation.certifyCreation(attestationKey, key, nonce);
    KeyVerifier.Builder asked =
        KeyVerifier.builder(AttestationKey.of(attestationKey.publicArea()))
            .nonce(nonce)
            .boundTo(policy.digest(HashAlg.SHA256));
    VerifiedKey verified = asked.build().verify(statement).orThrow();
    assertEquals(attestation.storageKeyName(), verified.creationData().orElseThrow().parentName());
    assertEquals(
        List.of(Reason.CREATION_DIFFERS),
        asked
            .build()
            .verify(
                new KeyStatement(
                    statement.attest(),
                    statement.signature(),
                    statement.publicArea(),
                    Optional.of(underAnother(statement.creationData().orElseThrow()))))
            .refusals()
            .stream()
            .map(Refusal::reason)
            .toList());
  }

  /**
   * Creation data with another parent's Qualified Name, which stands before an empty outsideInfo.
   */
  private static Bytes underAnother(Bytes creationData) {
    byte[] bytes = creationData.toByteArray();
    bytes[bytes.length - 3] ^= 1;
    return Bytes.adopt(bytes);
  }

  @Test
  void doesNotCertifyTheMakingOfAKeyThatAStoreGaveBack() throws Exception {
    TpmKey attestationKey = key(AttestationKeyKind.EC_P256);
    TpmPrivateKey made =
        (TpmPrivateKey) tpm.key(TpmKeyGenParameterSpec.ec("kept", "secp256r1")).getPrivate();
    TpmPrivateKey kept =
        TpmPrivateKey.of(
            tpm.provider().connection(),
            ((WrappedKey) made.source()).key(),
            "kept",
            KeyAuth.none());
    assertThrows(
        IllegalArgumentException.class,
        () -> attestation.certifyCreation(attestationKey, kept, Nonces.next(16)));
  }

  @Test
  void knowsTheStorageKeyOfAnAttestationKeyAgain() throws Exception {
    Tss2PrivateKey made = attestation.createKey(AttestationKeyKind.EC_P256, password("right"));
    Bytes nonce = Nonces.next(16);
    TpmKey same = attestation.key(made, attestation.storageKeyName(), password("right"));
    assertTrue(isAccepted(same, nonce, attestation.quote(same, nonce, PCRS)));
    TpmKey foreign = attestation.key(made, same.name(), password("right"));
    assertThrows(TpmForeignKeyException.class, () -> attestation.quote(foreign, nonce, PCRS));
  }

  @ParameterizedTest
  @EnumSource(names = {"RSA_2048", "ECC_P256", "ECC_P384"})
  void provesThatTwoKeysAreInOneTpm(EndorsementKey kind) throws Exception {
    TpmKey attestationKey = key(AttestationKeyKind.EC_P256);
    TpmKey endorsementKey = device.primaryKey(kind.hierarchy(), kind.template());
    try (CredentialChallenge challenge =
            CredentialChallenge.of(endorsementKey.publicArea(), attestationKey.name()).orThrow();
        SecretBytes answer = answer(kind, attestationKey, challenge)) {
      assertTrue(challenge.isAnsweredBy(answer));
    }
    TpmKey other = key(AttestationKeyKind.EC_P256);
    try (CredentialChallenge challenge =
        CredentialChallenge.of(endorsementKey.publicArea(), other.name()).orThrow()) {
      assertThrows(TpmException.class, () -> answer(kind, attestationKey, challenge));
    }
  }

  private SecretBytes answer(EndorsementKey kind, TpmKey key, CredentialChallenge challenge) {
    return attestation.activate(kind, key, challenge.credentialBlob(), challenge.encryptedSecret());
  }

  @Test
  void usesAnEndorsementKeyThatIsPersistent_andAnAttestationKeyToo() throws Exception {
    EndorsementKey kind = EndorsementKey.ECC_P256;
    device.persist(device.primaryKey(kind.hierarchy(), kind.template()), TpmHandle.of(0x81010002));
    device.persist(key(AttestationKeyKind.EC_P256), TpmHandle.of(0x81000123));
    TpmKey attestationKey = attestation.persistentKey(TpmHandle.of(0x81000123), KeyAuth.none());
    TpmKey endorsementKey = device.primaryKey(kind.hierarchy(), kind.template());
    try (CredentialChallenge challenge =
            CredentialChallenge.of(endorsementKey.publicArea(), attestationKey.name()).orThrow();
        SecretBytes answer = answer(kind, attestationKey, challenge)) {
      assertTrue(challenge.isAnsweredBy(answer));
    }
  }

  @Test
  void readsCertificatesThatVerify() throws Exception {
    assertEquals(List.of(), attestation.endorsementKeys());
    TpmConnection with =
        TpmConnection.of(TpmSettings.of("engine:memory,ek-certificates=yes,name=attestation"));
    try {
      TpmAttestation certified = TpmAttestation.with(with);
      assertTrue(certified.endorsementKeys().contains(EndorsementKey.RSA_2048));
      Endorsement endorsement = certified.endorsement(EndorsementKey.ECC_P256);
      List<X509Certificate> issuers =
          EndorsementCertificate.readIssuers(endorsement.issuers()).orThrow();
      EndorsementCertificate verified =
          EndorsementVerifier.trusting(issuers)
              .verify(endorsement.certificate(), endorsement.issuers())
              .orThrow();
      assertEquals(
          endorsement.publicArea(), verified.publicArea(EndorsementKey.ECC_P256).orElseThrow());
    } finally {
      with.close();
    }
  }
}
