package io.github.tpm4j.engine.commands.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.objects.EccPoints;
import io.github.tpm4j.engine.testing.JcaKeys;
import io.github.tpm4j.engine.testing.TestKey;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmsSchemeEcdaa;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.attestation.Certify;
import io.github.tpm4j.tss.commands.ephemeral.Commit;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.structures.TpmsCertifyInfo;
import io.github.tpm4j.tss.structures.TpmsClockInfo;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import org.junit.jupiter.api.Test;

/** What all attestations have in common, shown by TPM2_Certify. */
class AttestationTest {
  private static final Bytes DATA = Bytes.of((byte) 7, (byte) 8);
  private static final TpmtSigScheme ECDSA = TpmtSigScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256);
  private static final TpmtEccScheme ECDAA =
      new TpmtEccScheme(TpmAlg.ECDAA, new TpmsSchemeEcdaa(TpmAlg.SHA256, 0));

  private final TestTpm tpm = TestTpm.started();

  private static TestKey signer(TpmHandle hierarchy) {
    return TestKey.ecc(EccCurve.NIST_P256, TpmtEccScheme.NULL).with(TpmaObject.SIGN).in(hierarchy);
  }

  private static TpmsAttest read(Bytes attest) {
    return TpmsAttest.read(new TpmReader(attest.toByteArray(), Limits.ANY));
  }

  private Certify.Response certify(TpmHandle signer, TpmtSigScheme scheme) {
    TpmHandle object = TestKey.rsa(TpmtRsaScheme.NULL).with(TpmaObject.SIGN).load(tpm);
    return tpm.run(new Certify.Request(object, signer, DATA, scheme));
  }

  private TpmRc code(TpmHandle signer, TpmtSigScheme scheme) {
    return tpm.code(new Certify.Request(signer, signer, DATA, scheme));
  }

  private TpmsClockInfo clockInfo() {
    return tpm.tpm().state().clock().clockInfo();
  }

  @Test
  void statesTheNamesOfObjectAndSigner() {
    TestKey key = signer(TpmHandle.ENDORSEMENT);
    TpmHandle handle = key.load(tpm);
    Certify.Response response = certify(handle, ECDSA);
    TpmsAttest attest = read(response.certifyInfo());
    assertEquals(TpmsAttest.GENERATED_VALUE, attest.magic());
    assertEquals(TpmSt.ATTEST_CERTIFY, attest.type());
    assertEquals(DATA, attest.extraData());
    assertEquals(tpm.tpm().state().objects().get(handle).qualifiedName(), attest.qualifiedSigner());
    TpmsCertifyInfo info = (TpmsCertifyInfo) attest.attested();
    assertEquals(34, info.name().size());
    assertEquals(34, info.qualifiedName().size());
    assertTrue(
        JcaKeys.accepts(
            key.publicArea(), response.certifyInfo().toByteArray(), response.signature()));
  }

  @Test
  void showsTheCountersToTheEndorsementAndPlatformHierarchies() {
    for (TpmHandle hierarchy : new TpmHandle[] {TpmHandle.ENDORSEMENT, TpmHandle.PLATFORM}) {
      TpmsAttest attest = read(certify(signer(hierarchy).load(tpm), ECDSA).certifyInfo());
      assertEquals(clockInfo(), attest.clockInfo());
      assertEquals(
          tpm.tpm().state().profile().identity().firmwareVersion(), attest.firmwareVersion());
      tpm.tpm().state().objects().flushHierarchy(TpmHandle.NULL);
    }
  }

  @Test
  void hidesTheCountersFromOtherHierarchies_alwaysInTheSameWay() {
    TpmHandle handle = signer(TpmHandle.OWNER).load(tpm);
    TpmsAttest attest = read(certify(handle, ECDSA).certifyInfo());
    assertNotEquals(clockInfo(), attest.clockInfo());
    assertEquals(clockInfo().clock(), attest.clockInfo().clock());
    assertEquals(attest.clockInfo(), read(certify(handle, ECDSA).certifyInfo()).clockInfo());
  }

  @Test
  void isNotSignedByTheNullHandle() {
    Certify.Response response = certify(TpmHandle.NULL, ECDSA);
    assertEquals(TpmtSignature.NULL, response.signature());
    TpmsAttest attest = read(response.certifyInfo());
    assertEquals(Bytes.ofHex("40000007"), attest.qualifiedSigner());
    assertNotEquals(clockInfo(), attest.clockInfo());
  }

  @Test
  void doesNotTellTheSignerOfAnAnonymousScheme() {
    TpmHandle key =
        TestKey.ecc(EccCurve.BN_P256, ECDAA)
            .with(TpmaObject.SIGN)
            .in(TpmHandle.ENDORSEMENT)
            .load(tpm);
    Commit.Response commit =
        tpm.run(new Commit.Request(key, EccPoints.NONE, SecretBytes.EMPTY, Bytes.EMPTY));
    TpmtSigScheme scheme =
        new TpmtSigScheme(TpmAlg.ECDAA, new TpmsSchemeEcdaa(TpmAlg.SHA256, commit.counter()));
    TpmsAttest attest = read(certify(key, scheme).certifyInfo());
    assertTrue(attest.qualifiedSigner().isEmpty());
    assertTrue(attest.extraData().isEmpty());
    assertTrue(((TpmsCertifyInfo) attest.attested()).qualifiedName().isEmpty());
  }

  @Test
  void rejectsAKeyThatMayNotSign_handle2() {
    TpmHandle key = TestKey.rsa(TpmtRsaScheme.NULL).with(TpmaObject.DECRYPT).load(tpm);
    assertEquals(TpmRc.KEY.handle(2), code(key, ECDSA));
  }

  @Test
  void rejectsASymmetricCipher_handle2() {
    TpmHandle key =
        TestKey.cipher(TpmtSymDefObject.aesCfb(128), new byte[16]).with(TpmaObject.SIGN).load(tpm);
    assertEquals(TpmRc.KEY.handle(2), code(key, ECDSA));
  }

  @Test
  void rejectsNoScheme_parameter2() {
    assertEquals(
        TpmRc.SCHEME.parameter(2), code(signer(TpmHandle.OWNER).load(tpm), TpmtSigScheme.NULL));
  }

  @Test
  void rejectsASchemeOfAnotherKeyType_parameter2() {
    TpmtSigScheme rsassa = TpmtSigScheme.of(TpmAlg.RSASSA, TpmAlg.SHA256);
    assertEquals(TpmRc.SCHEME.parameter(2), code(signer(TpmHandle.OWNER).load(tpm), rsassa));
  }

  @Test
  void rejectsAPublicObject() {
    TpmHandle key =
        TestKey.ecc(EccCurve.NIST_P256, TpmtEccScheme.NULL)
            .with(TpmaObject.SIGN)
            .publicOnly()
            .load(tpm);
    assertEquals(TpmRc.AUTH_UNAVAILABLE, code(key, ECDSA));
  }

  @Test
  void rejectsACounterThatIsNotPending() {
    TpmHandle key = TestKey.ecc(EccCurve.BN_P256, ECDAA).with(TpmaObject.SIGN).load(tpm);
    TpmtSigScheme scheme = new TpmtSigScheme(TpmAlg.ECDAA, new TpmsSchemeEcdaa(TpmAlg.SHA256, 5));
    assertEquals(TpmRc.VALUE, code(key, scheme));
  }
}
