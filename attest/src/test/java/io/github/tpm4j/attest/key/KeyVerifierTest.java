package io.github.tpm4j.attest.key;

import static io.github.tpm4j.attest.testing.Verdicts.accepted;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefused;
import static io.github.tpm4j.attest.testing.Verdicts.assertRefusedAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.statement.WireForm;
import io.github.tpm4j.attest.testing.Mutations;
import io.github.tpm4j.attest.testing.Quotes;
import io.github.tpm4j.attest.testing.SoftwareKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaLocality;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.creation.TpmsCreationData;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.structures.TpmsCertifyInfo;
import io.github.tpm4j.tss.structures.TpmsCreationInfo;
import io.github.tpm4j.tss.structures.TpmuAttest;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is held of a certified key. */
class KeyVerifierTest {
  private static final SoftwareKey AK = SoftwareKey.ecdsa("secp256r1", HashAlg.SHA256);
  private static final SoftwareKey KEY = SoftwareKey.ecdsa("secp256r1", HashAlg.SHA256);
  private static final Bytes NONCE = Quotes.NONCE;
  private static final Bytes POLICY = Bytes.ofHex("44".repeat(32));
  private static final Bytes OWNER = EntityNames.of(TpmHandle.OWNER);

  private static KeyVerifier.Builder asking() {
    return KeyVerifier.builder(AK.key()).nonce(NONCE);
  }

  private static TpmsAttest attest(TpmSt type, TpmuAttest attested) {
    return new TpmsAttest(
        TpmsAttest.GENERATED_VALUE,
        type,
        Quotes.SIGNER,
        NONCE,
        Quotes.CLOCK,
        Quotes.FIRMWARE,
        attested);
  }

  private static KeyStatement certified(TpmtPublic named, TpmtPublic shown) {
    TpmsCertifyInfo info =
        new TpmsCertifyInfo(EntityNames.of(named), EntityNames.qualified(OWNER, named));
    byte[] attest = attest(TpmSt.ATTEST_CERTIFY, info).marshal();
    return KeyStatement.certified(Bytes.of(attest), AK.sign(attest), shown);
  }

  private static KeyStatement certified(TpmtPublic area) {
    return certified(area, area);
  }

  private static TpmsCreationData creationData(Bytes outsideInfo) {
    return new TpmsCreationData(
        PcrSelections.NONE,
        Digests.of(HashAlg.SHA256),
        TpmaLocality.of(1),
        TpmAlg.NULL,
        OWNER,
        OWNER,
        outsideInfo);
  }

  private static KeyStatement created(Bytes hashed, Bytes shown) {
    TpmtPublic area = KEY.area();
    TpmsCreationInfo info =
        new TpmsCreationInfo(EntityNames.of(area), Digests.of(HashAlg.SHA256, hashed));
    byte[] attest = attest(TpmSt.ATTEST_CREATION, info).marshal();
    return KeyStatement.created(Bytes.of(attest), AK.sign(attest), area, shown);
  }

  private static TpmtPublic bound(int without) {
    TpmtPublic area = KEY.area();
    return new TpmtPublic(
        area.type(),
        area.nameAlg(),
        area.objectAttributes().without(without),
        POLICY,
        area.parameters(),
        area.unique());
  }

  @Test
  void givesTheKeyThatWasCertified() {
    VerifiedKey key =
        accepted(
            asking()
                .publicKey(KEY.publicKey())
                .parentQualifiedName(OWNER)
                .build()
                .verify(certified(KEY.area())));
    assertEquals(KEY.area(), key.area());
    assertEquals(EntityNames.of(KEY.area()), key.name());
    assertEquals(Optional.empty(), key.creationData());
  }

  @Test
  void refusesAnotherKeysPublicArea() {
    TpmtPublic other = KEY.area().withAttributes(KEY.area().objectAttributes().without(0x400));
    TpmtPublic exported =
        KEY.area().withAttributes(TpmaObject.of(TpmaObject.SIGN | TpmaObject.USER_WITH_AUTH));
    accepted(asking().build().verify(certified(other)));
    // A key that may leave, shown as one that may not.
    assertRefusedAt(
        asking().build().verify(certified(exported, KEY.area())),
        "attest.attested",
        Reason.NAME_DIFFERS);
  }

  @Test
  void refusesKeysThatMayLeaveOrWereNotMadeInTheTpm() {
    for (int missing :
        new int[] {
          TpmaObject.FIXED_TPM, TpmaObject.FIXED_PARENT, TpmaObject.SENSITIVE_DATA_ORIGIN
        }) {
      assertRefusedAt(
          asking().build().verify(certified(bound(missing))),
          "publicArea.objectAttributes",
          Reason.KEY_NOT_BOUND_TO_TPM);
    }
    accepted(asking().allowingAnyBinding().build().verify(certified(bound(TpmaObject.FIXED_TPM))));
  }

  @Test
  void refusesAnotherPolicy_andOneThatAPasswordAvoids() {
    KeyVerifier verifier = asking().boundTo(POLICY).build();
    accepted(verifier.verify(certified(bound(TpmaObject.USER_WITH_AUTH))));
    assertRefused(verifier.verify(certified(bound(0))), Reason.POLICY_AVOIDABLE);
    assertRefused(
        verifier.verify(certified(KEY.area())), Reason.POLICY_DIFFERS, Reason.POLICY_AVOIDABLE);
  }

  @Test
  void refusesAnotherPublicKeyParentOrNonce() {
    SoftwareKey other = SoftwareKey.ecdsa("secp256r1", HashAlg.SHA256);
    assertRefused(
        asking()
            .publicKey(other.publicKey())
            .parentQualifiedName(EntityNames.of(TpmHandle.ENDORSEMENT))
            .nonce(OWNER)
            .build()
            .verify(certified(KEY.area())),
        Reason.NONCE_DIFFERS,
        Reason.PUBLIC_KEY_DIFFERS,
        Reason.PARENT_DIFFERS);
    assertRefused(
        asking()
            .publicKey(SoftwareKey.rsa(TpmAlg.RSASSA, HashAlg.SHA256).publicKey())
            .build()
            .verify(certified(KEY.area())),
        Reason.PUBLIC_KEY_DIFFERS);
  }

  @Test
  void refusesQuotesAndSignaturesOfOthers() {
    byte[] quote = Quotes.attest(Quotes.SELECTION).marshal();
    assertRefusedAt(
        asking()
            .build()
            .verify(KeyStatement.certified(Bytes.of(quote), AK.sign(quote), KEY.area())),
        "attest.type",
        Reason.WRONG_TYPE);
    KeyStatement good = certified(KEY.area());
    KeyStatement foreign =
        KeyStatement.certified(good.attest(), KEY.sign(good.attest().borrow()), KEY.area());
    assertRefused(asking().build().verify(foreign), Reason.SIGNATURE_WRONG);
  }

  @Test
  void givesTheDataOfTheCreation() {
    Bytes data = Bytes.adopt(creationData(NONCE).marshal());
    VerifiedKey key =
        accepted(
            asking()
                .outsideInfo(NONCE)
                .parentQualifiedName(OWNER)
                .build()
                .verify(created(data, data)));
    assertEquals(OWNER, key.creationData().orElseThrow().parentName());
  }

  @Test
  void refusesOtherDataOfTheCreation() {
    Bytes data = Bytes.adopt(creationData(NONCE).marshal());
    Bytes other = Bytes.adopt(creationData(OWNER).marshal());
    assertRefusedAt(
        asking().build().verify(created(data, other)),
        "creation.creationHash",
        Reason.CREATION_DIFFERS);
    assertRefusedAt(
        asking().outsideInfo(OWNER).build().verify(created(data, data)),
        "creationData.outsideInfo",
        Reason.CREATION_DIFFERS);
    assertRefused(
        asking().outsideInfo(OWNER).build().verify(certified(KEY.area())), Reason.CREATION_DIFFERS);
    assertRefusedAt(
        asking().build().verify(created(data, data.slice(0, data.size() - 1))),
        "creationData",
        Reason.TRUNCATED);
  }

  @Test
  void refusesAnAreaThatIsNone() {
    KeyStatement good = certified(KEY.area());
    for (int length = 0; length < good.publicArea().size(); length++) {
      KeyStatement cut =
          new KeyStatement(
              good.attest(),
              good.signature(),
              good.publicArea().slice(0, length),
              Optional.empty());
      assertRefusedAt(asking().build().verify(cut), "publicArea", Reason.TRUNCATED);
    }
    byte[] unknownHash = good.publicArea().toByteArray();
    unknownHash[2] = 0x77;
    assertRefusedAt(
        asking()
            .build()
            .verify(
                new KeyStatement(
                    good.attest(), good.signature(), Bytes.of(unknownHash), Optional.empty())),
        "publicArea.nameAlg",
        Reason.UNSUPPORTED);
  }

  @Test
  void wantsANonce_orToBeTold() {
    assertThrows(IllegalStateException.class, KeyVerifier.builder(AK.key())::build);
    accepted(KeyVerifier.builder(AK.key()).withoutNonce().build().verify(certified(KEY.area())));
  }

  @Property(tries = 1000)
  void whateverIsSignedByTheKeyEndsInAVerdict(@ForAll long seed) {
    Random random = new Random(seed);
    Bytes data = Bytes.adopt(creationData(NONCE).marshal());
    KeyStatement good = random.nextBoolean() ? certified(KEY.area()) : created(data, data);
    byte[] attest = Mutations.of(good.attest().borrow(), random);
    KeyStatement changed =
        new KeyStatement(
            Bytes.of(attest),
            Bytes.adopt(AK.sign(attest).marshal()),
            Bytes.adopt(Mutations.of(good.publicArea().borrow(), random)),
            good.creationData().map(d -> Bytes.adopt(Mutations.of(d.borrow(), random))));
    Verdict<VerifiedKey> verdict =
        asking().publicKey(KEY.publicKey()).boundTo(POLICY).build().verify(changed);
    if (verdict instanceof Verdict.Accepted<VerifiedKey> accepted) {
      assertEquals(POLICY, accepted.value().area().authPolicy());
    }
  }

  @Property(tries = 1000)
  void anyEndorsementKeyEndsInAVerdict(@ForAll long seed) {
    byte[] area = Mutations.of(CredentialChallengeTest.ECC.marshal(), new Random(seed));
    Verdict<TpmtPublic> read =
        Verdict.of(() -> WireForm.read(Bytes.of(area), "ek", TpmtPublic::read));
    if (read instanceof Verdict.Accepted<TpmtPublic> accepted) {
      CredentialChallenge.of(accepted.value(), NONCE);
    }
  }
}
