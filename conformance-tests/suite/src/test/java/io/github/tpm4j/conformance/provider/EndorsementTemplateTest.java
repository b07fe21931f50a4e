package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.attest.key.CredentialChallenge;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.attestation.AttestationKeyKind;
import io.github.tpm4j.keystore.attestation.TpmAttestation;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.EndorsementPolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.templates.NvTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Templates and nonces that a TPM's maker has left in NV, and the policies of the high range. */
class EndorsementTemplateTest extends OnEveryTpm {
  private static final Bytes NONCE = Bytes.ofHex("6e6f6e6365");

  private final List<TpmNv> defined = new ArrayList<>();
  private TpmDevice device;
  private TpmAttestation attestation;

  @BeforeEach
  void open() {
    device = tpm.provider().connection().device();
    attestation = TpmAttestation.with(tpm.provider().connection());
  }

  @AfterEach
  void undefine() {
    defined.forEach(TpmNv::undefine);
  }

  private void put(TpmHandle index, Bytes data) {
    TpmNv nv =
        TpmNv.define(device, index, NvTemplate.ordinary(data.size()), SecretBytes.EMPTY).byOwner();
    defined.add(nv);
    nv.write(data);
  }

  private void putTemplate(EndorsementKey kind, TpmtPublic template) {
    put(kind.templateIndex(), Bytes.adopt(template.marshal()));
  }

  /** With another attribute, by which the TPM makes another key. */
  private static TpmtPublic changed(EndorsementKey kind) {
    TpmaObject attributes = kind.template().objectAttributes();
    return kind.template().withAttributes(attributes.with(TpmaObject.NO_DA));
  }

  private static Bytes zeros(int size) {
    return Bytes.adopt(new byte[size]);
  }

  private static Bytes padded(Bytes nonce, int size) {
    return Bytes.adopt(
        new TpmWriter().bytes(nonce).bytes(zeros(size - nonce.size())).toByteArray());
  }

  @ParameterizedTest
  @EnumSource(names = {"RSA_2048", "ECC_P256", "HIGH_ECC_P256", "ECC_P384", "ECC_P521"})
  void makesTheKeyOfTheTemplateInNv(EndorsementKey kind) {
    TpmtPublic template = changed(kind);
    Bytes standard = attestation.endorsementKey(kind).name();
    putTemplate(kind, template);
    TpmtPublic made = attestation.endorsementKey(kind).publicArea();
    assertEquals(device.primaryKey(kind.hierarchy(), template).publicArea(), made);
    assertNotEquals(standard, attestation.endorsementKey(kind).name());
  }

  @Test
  void putsTheNonceBeforeZerosIntoTheTemplate() {
    EndorsementKey rsa = EndorsementKey.RSA_2048;
    EndorsementKey ecc = EndorsementKey.ECC_P256;
    // What stands in the field gives way.
    putTemplate(rsa, rsa.template().withUnique(new Tpm2bPublicKeyRsa(Bytes.EMPTY)));
    putTemplate(ecc, ecc.template());
    put(rsa.nonceIndex().orElseThrow(), NONCE);
    put(ecc.nonceIndex().orElseThrow(), NONCE);
    assertMadeOf(rsa, rsa.template().withUnique(new Tpm2bPublicKeyRsa(padded(NONCE, 256))));
    assertMadeOf(ecc, ecc.template().withUnique(new TpmsEccPoint(padded(NONCE, 32), zeros(32))));
  }

  private void assertMadeOf(EndorsementKey kind, TpmtPublic template) {
    assertEquals(
        device.primaryKey(kind.hierarchy(), template).publicArea(),
        attestation.endorsementKey(kind).publicArea());
  }

  @Test
  void refusesANonceWithoutTemplate_asNobodySaysWhichKeyThatIs() {
    put(EndorsementKey.ECC_P256.nonceIndex().orElseThrow(), NONCE);
    assertRefused(EndorsementKey.ECC_P256, "0x01C0000C");
  }

  @ParameterizedTest
  @CsvSource({"33, a nonce of 33 bytes", "0, no template"})
  void refusesANonceThatIsTooLong_andWhatIsNoTemplate(int nonceBytes, String said) {
    EndorsementKey kind = EndorsementKey.ECC_P256;
    if (nonceBytes > 0) {
      putTemplate(kind, kind.template());
      put(kind.nonceIndex().orElseThrow(), zeros(nonceBytes));
    } else {
      put(kind.templateIndex(), zeros(40));
    }
    assertRefused(kind, said);
  }

  @Test
  void refusesATemplateOfAnotherKindOfKey() {
    putTemplate(EndorsementKey.ECC_P384, EndorsementKey.RSA_3072.template());
    assertRefused(EndorsementKey.ECC_P384, "0x01C00017 holds no template");
  }

  private void assertRefused(EndorsementKey kind, String said) {
    TpmException refused = assertThrows(TpmException.class, () -> attestation.endorsementKey(kind));
    assertTrue(refused.getMessage().contains(said), refused::getMessage);
  }

  @Test
  void usesAKeyOfTheHighRangeByThePolicyInNv_withoutThePasswordOfTheHierarchy() throws Exception {
    EndorsementKey kind = EndorsementKey.HIGH_ECC_P256;
    Policy approved = Policy.authValue();
    putPolicy(approved);
    TpmKey endorsementKey = attestation.endorsementKey(kind, approved, PolicyInputs.NONE);
    TpmKey key =
        attestation.key(
            attestation.createKey(AttestationKeyKind.EC_P256, KeyAuth.none()), KeyAuth.none());
    changeEndorsement(SecretBytes.EMPTY, secret());
    try (CredentialChallenge challenge =
            CredentialChallenge.of(endorsementKey.publicArea(), key.name()).orThrow();
        SecretBytes answer =
            attestation.activate(
                endorsementKey, key, challenge.credentialBlob(), challenge.encryptedSecret())) {
      assertTrue(challenge.isAnsweredBy(answer));
      assertThrows(
          TpmException.class,
          () ->
              attestation.activate(
                  endorsementKey.authorizedBy(KeyAuthorization.NONE),
                  key,
                  challenge.credentialBlob(),
                  challenge.encryptedSecret()));
    } finally {
      changeEndorsement(secret(), SecretBytes.EMPTY);
    }
  }

  @Test
  void findsNoPolicyInNvForTheLowRange() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            attestation.endorsementKey(
                EndorsementKey.ECC_P256, Policy.authValue(), PolicyInputs.NONE));
  }

  /** Index I-1 (B.6): its Name is in the policy of the keys. */
  private void putPolicy(Policy approved) {
    Bytes digest = approved.digest(HashAlg.SHA256);
    NvTemplate template =
        NvTemplate.ordinary(digest.size() + 2)
            .without(TpmaNv.AUTHWRITE | TpmaNv.OWNERWRITE)
            .with(
                TpmaNv.POLICYWRITE
                    | TpmaNv.WRITEALL
                    | TpmaNv.PPREAD
                    | TpmaNv.OWNERREAD
                    | TpmaNv.AUTHREAD
                    | TpmaNv.POLICYREAD)
            .withPolicy(EndorsementPolicy.A.digest(HashAlg.SHA256));
    TpmHandle index = EndorsementPolicy.index(HashAlg.SHA256).orElseThrow();
    TpmNv nv = TpmNv.define(device, index, template, SecretBytes.EMPTY);
    defined.add(nv);
    PolicyInputs inputs =
        PolicyInputs.NONE.withSecret(TpmHandle.ENDORSEMENT, () -> SecretBytes.EMPTY);
    nv.by(KeyAuthorization.policy(EndorsementPolicy.A).with(inputs))
        .write(
            Bytes.adopt(
                new TpmWriter().u16(HashAlg.SHA256.alg().value()).bytes(digest).toByteArray()));
  }

  private static SecretBytes secret() {
    return SecretBytes.of((byte) 'e', (byte) 'k');
  }

  private void changeEndorsement(SecretBytes from, SecretBytes to) {
    device
        .client()
        .execute(
            new HierarchyChangeAuth.Request(TpmHandle.ENDORSEMENT, to),
            Authorization.password(from));
  }

  @ParameterizedTest
  @EnumSource(names = {"HIGH_RSA_2048", "HIGH_ECC_P256", "ECC_P384", "ECC_P521", "RSA_3072"})
  void activatesACredentialByEachKeyOfTheHighRange(EndorsementKey kind) throws Exception {
    TpmKey key =
        attestation.key(
            attestation.createKey(AttestationKeyKind.EC_P256, KeyAuth.none()), KeyAuth.none());
    TpmKey endorsementKey = attestation.endorsementKey(kind);
    try (CredentialChallenge challenge =
            CredentialChallenge.of(endorsementKey.publicArea(), key.name()).orThrow();
        SecretBytes answer =
            attestation.activate(
                kind, key, challenge.credentialBlob(), challenge.encryptedSecret())) {
      assertTrue(challenge.isAnsweredBy(answer));
    }
    TpmKey other =
        attestation.key(
            attestation.createKey(AttestationKeyKind.EC_P256, KeyAuth.none()), KeyAuth.none());
    try (CredentialChallenge challenge =
        CredentialChallenge.of(endorsementKey.publicArea(), other.name()).orThrow()) {
      assertThrows(
          TpmException.class,
          () ->
              attestation.activate(
                  kind, key, challenge.credentialBlob(), challenge.encryptedSecret()));
    }
  }

  @Test
  void takesAPersistentKeyThatIsOfTheTemplate_notOneOfAnotherHierarchyThatTheCertificateDenies()
      throws Exception {
    EndorsementKey kind = EndorsementKey.ECC_P256;
    TpmHandle first = TpmHandle.of(0x81010010);
    TpmKey impostor = device.primaryKey(TpmHandle.OWNER, kind.template());
    TpmKey right = device.primaryKey(kind.hierarchy(), kind.template());
    device.persist(impostor, first);
    try {
      put(
          kind.certificateIndex(),
          Bytes.adopt(new DeviceAuthority().certify("CN=EK", right.publicKey()).getEncoded()));
      assertEquals(right.name(), attestation.endorsementKey(kind).name());
    } finally {
      device.evict(first);
    }
  }
}
