package io.github.tpm4j.engine.commands.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.objects.EccPoints;
import io.github.tpm4j.engine.testing.JcaKeys;
import io.github.tpm4j.engine.testing.Profiles;
import io.github.tpm4j.engine.testing.TestKey;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.engine.ticket.Tickets;
import io.github.tpm4j.tss.algorithms.TpmsSchemeEcdaa;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKeyedhashScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.ephemeral.Commit;
import io.github.tpm4j.tss.commands.sequence.HashSequenceStart;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.commands.signing.VerifySignature;
import io.github.tpm4j.tss.commands.symmetric.Hash;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignCommandTest {
  private static final byte[] MESSAGE = "a message".getBytes(US_ASCII);
  private static final Bytes DIGEST = Bytes.adopt(HashAlgorithm.SHA256.digest(MESSAGE));
  private static final TpmtSigScheme ECDSA = TpmtSigScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256);
  private static final TpmtSigScheme RSASSA = TpmtSigScheme.of(TpmAlg.RSASSA, TpmAlg.SHA256);
  private static final TpmtSigScheme HMAC = TpmtSigScheme.of(TpmAlg.HMAC, TpmAlg.SHA256);

  private final TestTpm tpm = TestTpm.started();

  private static TestKey rsa(TpmtRsaScheme scheme) {
    return TestKey.rsa(scheme).with(TpmaObject.SIGN);
  }

  private static TestKey ecc(EccCurve curve, TpmtEccScheme scheme) {
    return TestKey.ecc(curve, scheme).with(TpmaObject.SIGN);
  }

  private static TestKey p256(TpmtEccScheme scheme) {
    return ecc(EccCurve.NIST_P256, scheme);
  }

  private static Sign.Request request(TpmHandle key, TpmtSigScheme scheme) {
    return new Sign.Request(key, DIGEST, scheme, Tickets.noHashcheck());
  }

  private TpmtSignature sign(TpmHandle key, TpmtSigScheme scheme) {
    return tpm.run(request(key, scheme)).signature();
  }

  @Test
  void signsWithEcdsa() {
    TestKey key = p256(TpmtEccScheme.NULL);
    assertTrue(JcaKeys.accepts(key.publicArea(), MESSAGE, sign(key.load(tpm), ECDSA)));
  }

  @Test
  void signsWithRsassa() {
    TestKey key = rsa(TpmtRsaScheme.NULL);
    assertTrue(JcaKeys.accepts(key.publicArea(), MESSAGE, sign(key.load(tpm), RSASSA)));
  }

  @Test
  void signsWithTheSchemeOfTheKeyIfNoneIsGiven() {
    TestKey key = rsa(TpmtRsaScheme.of(TpmAlg.RSAPSS, TpmAlg.SHA256));
    TpmtSignature signature = sign(key.load(tpm), TpmtSigScheme.NULL);
    assertEquals(TpmAlg.RSAPSS, signature.sigAlg());
    assertTrue(JcaKeys.accepts(key.publicArea(), MESSAGE, signature));
  }

  @ParameterizedTest
  @EnumSource
  void signsWhatItVerifies_onEveryCurve(EccCurve curve) {
    TestKey key = ecc(curve, TpmtEccScheme.NULL);
    TestTpm all = TestTpm.started(Profiles.everything());
    TpmHandle handle = key.load(all);
    TpmAlg scheme = curve == EccCurve.SM2_P256 ? TpmAlg.SM2 : TpmAlg.ECSCHNORR;
    TpmtSignature signature =
        all.run(request(handle, TpmtSigScheme.of(scheme, TpmAlg.SHA256))).signature();
    all.run(new VerifySignature.Request(handle, DIGEST, signature));
  }

  @Test
  void signsWithHmac() {
    TestKey key =
        TestKey.keyedHash(TpmtKeyedhashScheme.NULL, new byte[16])
            .with(TpmaObject.SIGN | TpmaObject.DECRYPT);
    TpmHandle handle = key.load(tpm);
    tpm.run(new VerifySignature.Request(handle, DIGEST, sign(handle, HMAC)));
  }

  @Test
  void completesACommitOnce() {
    TestKey key =
        ecc(
            EccCurve.BN_P256,
            new TpmtEccScheme(TpmAlg.ECDAA, new TpmsSchemeEcdaa(TpmAlg.SHA256, 0)));
    TpmHandle handle = key.load(tpm);
    Commit.Response commit =
        tpm.run(new Commit.Request(handle, EccPoints.NONE, SecretBytes.EMPTY, Bytes.EMPTY));
    TpmtSigScheme scheme =
        new TpmtSigScheme(TpmAlg.ECDAA, new TpmsSchemeEcdaa(TpmAlg.SHA256, commit.counter()));
    assertEquals(TpmAlg.ECDAA, sign(handle, scheme).sigAlg());
    assertEquals(TpmRc.VALUE, tpm.code(request(handle, scheme)));
  }

  @Test
  void signsWithARestrictedKeyWhatTheTpmHashed() {
    TpmHandle key = restricted().load(tpm);
    Hash.Response hash =
        tpm.run(new Hash.Request(Bytes.of(MESSAGE), TpmAlg.SHA256, TpmHandle.OWNER));
    assertEquals(DIGEST, hash.outHash());
    tpm.run(new Sign.Request(key, DIGEST, TpmtSigScheme.NULL, hash.validation()));
  }

  private static TestKey restricted() {
    return p256(TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256))
        .with(TpmaObject.RESTRICTED)
        .in(TpmHandle.OWNER);
  }

  @Test
  void rejectsARestrictedKeyWithoutTicket_parameter3() {
    assertEquals(
        TpmRc.TICKET.parameter(3), tpm.code(request(restricted().load(tpm), TpmtSigScheme.NULL)));
  }

  @Test
  void rejectsATicketOfAnotherDigest_parameter3() {
    Hash.Response hash =
        tpm.run(new Hash.Request(Bytes.of((byte) 1), TpmAlg.SHA256, TpmHandle.OWNER));
    TpmHandle key = p256(TpmtEccScheme.NULL).load(tpm);
    assertEquals(
        TpmRc.TICKET.parameter(3),
        tpm.code(new Sign.Request(key, DIGEST, ECDSA, hash.validation())));
  }

  @Test
  void rejectsATicketOfAnotherHierarchy_parameter3() {
    Hash.Response hash =
        tpm.run(new Hash.Request(Bytes.of(MESSAGE), TpmAlg.SHA256, TpmHandle.OWNER));
    TpmtTkHashcheck moved =
        new TpmtTkHashcheck(
            hash.validation().tag(), TpmHandle.PLATFORM, hash.validation().digest());
    TpmHandle key = p256(TpmtEccScheme.NULL).load(tpm);
    assertEquals(TpmRc.TICKET.parameter(3), tpm.code(new Sign.Request(key, DIGEST, ECDSA, moved)));
  }

  @Test
  void rejectsAKeyThatMayNotSign_handle1() {
    TpmHandle key = TestKey.rsa(TpmtRsaScheme.NULL).with(TpmaObject.DECRYPT).load(tpm);
    assertEquals(TpmRc.KEY.handle(1), tpm.code(request(key, RSASSA)));
  }

  @Test
  void rejectsASequence_handle1() {
    TpmHandle sequence =
        tpm.run(new HashSequenceStart.Request(SecretBytes.EMPTY, TpmAlg.SHA256)).sequenceHandle();
    assertEquals(TpmRc.KEY.handle(1), tpm.code(request(sequence, RSASSA)));
  }

  @Test
  void rejectsAKeyForCertificates_handle1() {
    TpmHandle key = p256(TpmtEccScheme.NULL).with(TpmaObject.X509SIGN).load(tpm);
    assertEquals(TpmRc.ATTRIBUTES.handle(1), tpm.code(request(key, ECDSA)));
  }

  @Test
  void rejectsNoSchemeAtAll_parameter2() {
    TpmHandle key = rsa(TpmtRsaScheme.NULL).load(tpm);
    assertEquals(TpmRc.SCHEME.parameter(2), tpm.code(request(key, TpmtSigScheme.NULL)));
  }

  @Test
  void rejectsAnotherSchemeThanTheKeys_parameter2() {
    TpmHandle key = rsa(TpmtRsaScheme.of(TpmAlg.RSAPSS, TpmAlg.SHA256)).load(tpm);
    assertEquals(TpmRc.SCHEME.parameter(2), tpm.code(request(key, RSASSA)));
  }

  @Test
  void rejectsAnotherHashThanTheKeys_parameter2() {
    TpmHandle key = rsa(TpmtRsaScheme.of(TpmAlg.RSASSA, TpmAlg.SHA1)).load(tpm);
    assertEquals(TpmRc.SCHEME.parameter(2), tpm.code(request(key, RSASSA)));
  }

  @Test
  void rejectsASymmetricCipher_handle1() {
    TpmHandle key =
        TestKey.cipher(TpmtSymDefObject.aesCfb(128), new byte[16]).with(TpmaObject.SIGN).load(tpm);
    assertEquals(TpmRc.KEY.handle(1), tpm.code(request(key, HMAC)));
  }

  @Test
  void rejectsAnEcdaaKeyWithoutCounter_parameter2() {
    TpmHandle key =
        ecc(
                EccCurve.BN_P256,
                new TpmtEccScheme(TpmAlg.ECDAA, new TpmsSchemeEcdaa(TpmAlg.SHA256, 0)))
            .load(tpm);
    assertEquals(TpmRc.SCHEME.parameter(2), tpm.code(request(key, TpmtSigScheme.NULL)));
  }

  @Test
  void rejectsASchemeOfAnotherKeyType_parameter2() {
    assertEquals(
        TpmRc.SCHEME.parameter(2), tpm.code(request(rsa(TpmtRsaScheme.NULL).load(tpm), ECDSA)));
    assertEquals(
        TpmRc.SCHEME.parameter(2), tpm.code(request(p256(TpmtEccScheme.NULL).load(tpm), RSASSA)));
    TpmHandle hmacKey =
        TestKey.keyedHash(TpmtKeyedhashScheme.NULL, new byte[16])
            .with(TpmaObject.SIGN | TpmaObject.DECRYPT)
            .load(tpm);
    assertEquals(TpmRc.SCHEME.parameter(2), tpm.code(request(hmacKey, ECDSA)));
  }

  @Test
  void rejectsADigestOfAnotherSize_parameter1() {
    TpmHandle key = p256(TpmtEccScheme.NULL).load(tpm);
    assertEquals(
        TpmRc.SIZE.parameter(1),
        tpm.code(new Sign.Request(key, Bytes.of(new byte[20]), ECDSA, Tickets.noHashcheck())));
  }

  @Test
  void rejectsAPublicKey() {
    TpmHandle key = p256(TpmtEccScheme.NULL).publicOnly().load(tpm);
    assertEquals(TpmRc.AUTH_UNAVAILABLE, tpm.code(request(key, ECDSA)));
  }
}
