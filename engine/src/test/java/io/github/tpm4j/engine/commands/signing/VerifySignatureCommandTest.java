package io.github.tpm4j.engine.commands.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.testing.TestKey;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.engine.ticket.Tickets;
import io.github.tpm4j.tss.algorithms.HmacSignature;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.algorithms.TpmsSignatureRsa;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKeyedhashScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.commands.signing.VerifySignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.wire.Bytes;
import org.junit.jupiter.api.Test;

class VerifySignatureCommandTest {
  private static final Bytes DIGEST = Bytes.of(new byte[32]);
  private static final TpmtSigScheme ECDSA = TpmtSigScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256);
  private static final TpmtSigScheme RSASSA = TpmtSigScheme.of(TpmAlg.RSASSA, TpmAlg.SHA256);
  private static final TpmtSignature WRONG_ECDSA =
      new TpmtSignature(
          TpmAlg.ECDSA,
          new TpmsSignatureEcc(TpmAlg.SHA256, Bytes.of((byte) 1), Bytes.of((byte) 1)));
  private static final TpmtSignature WRONG_HMAC =
      new TpmtSignature(
          TpmAlg.HMAC, new HmacSignature(new TpmtHa(TpmAlg.SHA256, Bytes.of(new byte[32]))));

  private final TestTpm tpm = TestTpm.started();

  private static TestKey p256() {
    return TestKey.ecc(EccCurve.NIST_P256, TpmtEccScheme.NULL).with(TpmaObject.SIGN);
  }

  private static TestKey rsa() {
    return TestKey.rsa(TpmtRsaScheme.NULL).with(TpmaObject.SIGN);
  }

  private static TestKey hmac(TpmAlg hash) {
    return TestKey.keyedHash(TpmtKeyedhashScheme.of(TpmAlg.HMAC, hash), new byte[16])
        .with(TpmaObject.SIGN);
  }

  private static TpmtSignature wrongRsa(int size) {
    return new TpmtSignature(
        TpmAlg.RSASSA, new TpmsSignatureRsa(TpmAlg.SHA256, Bytes.of(new byte[size])));
  }

  private TpmtSignature sign(TpmHandle key, TpmtSigScheme scheme) {
    return tpm.run(new Sign.Request(key, DIGEST, scheme, Tickets.noHashcheck())).signature();
  }

  private TpmtTkVerified verify(TpmHandle key, TpmtSignature signature) {
    return tpm.run(new VerifySignature.Request(key, DIGEST, signature)).validation();
  }

  private TpmRc code(TpmHandle key, TpmtSignature signature) {
    return tpm.code(new VerifySignature.Request(key, DIGEST, signature));
  }

  @Test
  void givesATicketForAKeyOfAHierarchy() {
    TpmHandle key = p256().in(TpmHandle.OWNER).load(tpm);
    TpmtTkVerified ticket = verify(key, sign(key, ECDSA));
    assertEquals(TpmHandle.OWNER, ticket.hierarchy());
    assertEquals(64, ticket.hmac().size());
  }

  @Test
  void givesANullTicketForAnExternalKey() {
    TpmHandle key = rsa().load(tpm);
    TpmtTkVerified ticket = verify(key, sign(key, RSASSA));
    assertEquals(TpmHandle.NULL, ticket.hierarchy());
    assertTrue(ticket.hmac().isEmpty());
  }

  @Test
  void givesANullTicketForAKeyWithoutName() {
    TpmHandle key = p256().withoutName().load(tpm);
    assertTrue(verify(key, sign(key, ECDSA)).hmac().isEmpty());
  }

  @Test
  void verifiesWithThePublicKeyOnly() {
    TpmtSignature signature = sign(p256().load(tpm), ECDSA);
    verify(p256().publicOnly().load(tpm), signature);
  }

  @Test
  void verifiesRsapss() {
    TpmHandle key = rsa().load(tpm);
    verify(key, sign(key, TpmtSigScheme.of(TpmAlg.RSAPSS, TpmAlg.SHA256)));
  }

  @Test
  void rejectsAKeyThatMayNotSign_handle1() {
    TpmHandle key = TestKey.rsa(TpmtRsaScheme.NULL).with(TpmaObject.DECRYPT).load(tpm);
    assertEquals(TpmRc.ATTRIBUTES.handle(1), code(key, wrongRsa(128)));
  }

  @Test
  void rejectsAWrongSignature_parameter2() {
    assertEquals(TpmRc.SIGNATURE.parameter(2), code(p256().load(tpm), WRONG_ECDSA));
    assertEquals(TpmRc.SIGNATURE.parameter(2), code(rsa().load(tpm), wrongRsa(128)));
    assertEquals(TpmRc.SIGNATURE.parameter(2), code(hmac(TpmAlg.SHA256).load(tpm), WRONG_HMAC));
  }

  @Test
  void rejectsAnRsaSignatureOfAnotherSize_parameter2() {
    assertEquals(TpmRc.SIGNATURE.parameter(2), code(rsa().load(tpm), wrongRsa(127)));
  }

  @Test
  void rejectsAnHmacWithAnotherHashThanTheKeys_parameter2() {
    assertEquals(TpmRc.SIGNATURE.parameter(2), code(hmac(TpmAlg.SHA1).load(tpm), WRONG_HMAC));
  }

  @Test
  void rejectsASignatureForAnotherTypeOfKey_parameter2() {
    TpmHandle rsa = rsa().load(tpm);
    assertEquals(TpmRc.SCHEME.parameter(2), code(rsa, WRONG_ECDSA));
    assertEquals(TpmRc.SCHEME.parameter(2), code(p256().load(tpm), wrongRsa(128)));
    assertEquals(TpmRc.SCHEME.parameter(2), code(hmac(TpmAlg.SHA256).load(tpm), wrongRsa(128)));
  }

  @Test
  void rejectsASymmetricCipher_parameter2() {
    TpmHandle key =
        TestKey.cipher(TpmtSymDefObject.aesCfb(128), new byte[16]).with(TpmaObject.SIGN).load(tpm);
    assertEquals(TpmRc.SCHEME.parameter(2), code(key, WRONG_HMAC));
  }

  @Test
  void rejectsAnEcdaaSignature_parameter2() {
    TpmtSignature signature = new TpmtSignature(TpmAlg.ECDAA, WRONG_ECDSA.signature());
    assertEquals(TpmRc.SCHEME.parameter(2), code(p256().load(tpm), signature));
  }

  @Test
  void rejectsAPublicHmacKey_parameter2() {
    TpmHandle key = hmac(TpmAlg.SHA256).publicOnly().load(tpm);
    assertEquals(TpmRc.HANDLE.parameter(2), code(key, WRONG_HMAC));
  }
}
