package io.github.tpm4j.conformance.attest;

import static io.github.tpm4j.conformance.attest.Attester.NO_PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Refusal;
import io.github.tpm4j.attest.key.CredentialChallenge;
import io.github.tpm4j.attest.key.KeyStatement;
import io.github.tpm4j.attest.key.KeyVerifier;
import io.github.tpm4j.attest.key.VerifiedKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.attestation.Certify;
import io.github.tpm4j.tss.commands.attestation.CertifyCreation;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.object.ActivateCredential;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.Nonces;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys of the bundled TPM, certified by it and verified by what it has sent. */
class KeyAttestationTest {
  private static final KeyTemplate AK =
      KeyTemplate.ec(TpmEccCurve.NIST_P256, TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256))
          .signing();
  private static final KeyTemplate KEY = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing();
  private static final Bytes OWNER = EntityNames.of(TpmHandle.OWNER);

  private static CreatePrimary.Response create(
      TpmClient client, TpmtPublic template, Bytes outsideInfo) {
    return client.execute(
        new CreatePrimary.Request(
            TpmHandle.OWNER,
            new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY),
            template,
            outsideInfo,
            PcrSelections.NONE),
        NO_PASSWORD);
  }

  @Test
  void aKeyWasMadeInTheTpm_cannotLeaveIt_andIsBoundToAPolicy() throws Exception {
    Policy policy = Policy.pcr(PcrSelections.of(TpmAlg.SHA256, 23), Bytes.adopt(new byte[32]));
    // What user role needs is the policy; Certify wants the admin role, which the password has.
    TpmtPublic template = KEY.boundTo(policy).build();
    Bytes nonce = Nonces.next(16);
    try (TpmDevice device = TpmDevice.open("engine:memory");
        Attester attester = Attester.primary(device, TpmHandle.ENDORSEMENT, AK)) {
      TpmClient client = device.client();
      CreatePrimary.Response key = create(client, template, Bytes.EMPTY);
      Certify.Response certified =
          client.execute(
              new Certify.Request(key.objectHandle(), attester.handle(), nonce, TpmtSigScheme.NULL),
              NO_PASSWORD,
              NO_PASSWORD);
      client.execute(new FlushContext.Request(key.objectHandle()));
      KeyVerifier.Builder asked =
          KeyVerifier.builder(attester.key()).nonce(nonce).parentQualifiedName(OWNER);
      KeyStatement statement =
          KeyStatement.certified(certified.certifyInfo(), certified.signature(), key.outPublic());

      VerifiedKey verified =
          asked.boundTo(policy.digest(HashAlg.SHA256)).build().verify(statement).orThrow();
      assertEquals(key.name(), verified.name());
      assertEquals(
          List.of(Reason.POLICY_DIFFERS),
          asked.boundTo(Bytes.EMPTY).build().verify(statement).refusals().stream()
              .map(Refusal::reason)
              .toList());
    }
  }

  @Test
  void aKeyThatWasJustMadeSaysForWhomAndWhere() throws Exception {
    Bytes nonce = Nonces.next(16);
    Bytes outsideInfo = Nonces.next(20);
    try (TpmDevice device = TpmDevice.open("engine:memory");
        Attester attester = Attester.primary(device, TpmHandle.ENDORSEMENT, AK)) {
      TpmClient client = device.client();
      CreatePrimary.Response key = create(client, KEY.build(), outsideInfo);
      CertifyCreation.Response certified =
          client.execute(
              new CertifyCreation.Request(
                  attester.handle(),
                  key.objectHandle(),
                  nonce,
                  key.creationHash(),
                  TpmtSigScheme.NULL,
                  key.creationTicket()),
              NO_PASSWORD);
      client.execute(new FlushContext.Request(key.objectHandle()));
      VerifiedKey verified =
          KeyVerifier.builder(attester.key())
              .nonce(nonce)
              .outsideInfo(outsideInfo)
              .parentQualifiedName(OWNER)
              .build()
              .verify(
                  KeyStatement.created(
                      certified.certifyInfo(),
                      certified.signature(),
                      key.outPublic(),
                      Bytes.adopt(key.creationData().marshal())))
              .orThrow();
      assertEquals(key.creationData(), verified.creationData().orElseThrow());
    }
  }

  @Test
  void aKeyThatMayLeaveIsRefused() throws Exception {
    Bytes nonce = Nonces.next(16);
    try (TpmDevice device = TpmDevice.open("engine:memory");
        Attester attester = Attester.primary(device, TpmHandle.OWNER, AK)) {
      TpmClient client = device.client();
      TpmtPublic movable = KEY.without(TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT).build();
      CreatePrimary.Response key = create(client, movable, Bytes.EMPTY);
      Certify.Response certified =
          client.execute(
              new Certify.Request(key.objectHandle(), attester.handle(), nonce, TpmtSigScheme.NULL),
              NO_PASSWORD,
              NO_PASSWORD);
      assertEquals(
          List.of(Reason.KEY_NOT_BOUND_TO_TPM),
          KeyVerifier.builder(attester.key())
              .nonce(nonce)
              .build()
              .verify(
                  KeyStatement.certified(
                      certified.certifyInfo(), certified.signature(), key.outPublic()))
              .refusals()
              .stream()
              .map(Refusal::reason)
              .toList());
    }
  }

  static Stream<TpmtPublic> endorsementKeys() {
    return Stream.of(
        StorageTemplates.RSA_2048,
        StorageTemplates.ECC_P256,
        StorageTemplates.mlKem(MlKemSet.ML_KEM_768));
  }

  @ParameterizedTest
  @MethodSource("endorsementKeys")
  void onlyTheTpmWithBothKeysAnswersAChallenge(TpmtPublic template) throws Exception {
    try (TpmDevice device = TpmDevice.open("engine:memory,profile=185");
        Attester attester = Attester.primary(device, TpmHandle.ENDORSEMENT, AK)) {
      TpmClient client = device.client();
      CreatePrimary.Response ek = create(client, template, Bytes.EMPTY);
      try (CredentialChallenge challenge =
              CredentialChallenge.of(ek.outPublic(), attester.key().name()).orThrow();
          CredentialChallenge foreign =
              CredentialChallenge.of(ek.outPublic(), ek.name()).orThrow()) {
        SecretBytes answer = activate(client, attester.handle(), ek.objectHandle(), challenge);
        assertTrue(challenge.isAnsweredBy(answer));
        assertThrows(
            TpmResponseException.class,
            () -> activate(client, attester.handle(), ek.objectHandle(), foreign));
      }
    }
  }

  private static SecretBytes activate(
      TpmClient client, TpmHandle ak, TpmHandle ek, CredentialChallenge challenge) {
    return client
        .execute(
            new ActivateCredential.Request(
                ak, ek, challenge.credentialBlob(), challenge.encryptedSecret()),
            NO_PASSWORD,
            NO_PASSWORD)
        .certInfo();
  }
}
