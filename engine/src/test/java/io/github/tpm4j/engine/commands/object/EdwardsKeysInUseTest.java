package io.github.tpm4j.engine.commands.object;

import static io.github.tpm4j.engine.testing.EdwardsKeys.eddsa;
import static io.github.tpm4j.engine.testing.EdwardsKeys.encoded;
import static io.github.tpm4j.engine.testing.EdwardsKeys.external;
import static io.github.tpm4j.engine.testing.EdwardsKeys.hashEddsa;
import static io.github.tpm4j.engine.testing.EdwardsKeys.jcaName;
import static io.github.tpm4j.engine.testing.EdwardsKeys.pair;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.ownersPrimary;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.with;
import static io.github.tpm4j.engine.testing.TestObjects.NOTHING;
import static io.github.tpm4j.engine.testing.TestObjects.NO_PCR;
import static io.github.tpm4j.engine.testing.TestObjects.child;
import static io.github.tpm4j.engine.testing.TestObjects.loadedChild;
import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static io.github.tpm4j.engine.testing.TestObjects.storageKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.engine.testing.EdwardsKeys;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.Tpm2bSignatureEddsa;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.attestation.Certify;
import io.github.tpm4j.tss.commands.attestation.Quote;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.duplication.Duplicate;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.policy.PolicyCommandCode;
import io.github.tpm4j.tss.commands.policy.PolicySigned;
import io.github.tpm4j.tss.commands.sequence.SignSequenceStart;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.duplication.SoftwareDuplicate;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys of EdDSA that attest, approve and move; the JDK is on the other side. */
class EdwardsKeysInUseTest {
  private static final Bytes REF = Bytes.of((byte) 1, (byte) 2);
  private static final Bytes MESSAGE = Bytes.of(new byte[100]);

  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  private TpmtPublic area(TpmHandle key) {
    return tpm.run(new ReadPublic.Request(key)).outPublic();
  }

  private static Bytes octets(TpmtSignature signature) {
    return ((Tpm2bSignatureEddsa) signature.signature()).buffer();
  }

  private void assertVerifies(EdwardsCurve curve, TpmHandle key, Bytes message, Bytes signature)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(jcaName(curve), "SunEC");
    verifier.initVerify(EdwardsKeys.publicKey(curve, encoded(area(key))));
    verifier.update(message.toByteArray());
    assertTrue(verifier.verify(signature.toByteArray()));
  }

  private TpmtSignature sign(TpmHandle key, Bytes message) {
    TpmHandle sequence =
        tpm.run(new SignSequenceStart.Request(key, SecretBytes.EMPTY, Bytes.EMPTY))
            .sequenceHandle();
    return tpm.run(new SignSequenceComplete.Request(sequence, key, message)).signature();
  }

  @ParameterizedTest
  @EnumSource(EdwardsCurve.class)
  void quotesAndCertifies(EdwardsCurve curve) throws Exception {
    TpmHandle key = ownersPrimary(tpm, with(eddsa(curve), TpmaObject.RESTRICTED, 0));
    Quote.Response quote = tpm.run(new Quote.Request(key, REF, TpmtSigScheme.NULL, NO_PCR));
    assertVerifies(curve, key, Bytes.of(quote.quoted().toByteArray()), octets(quote.signature()));
    Certify.Response certified = tpm.run(new Certify.Request(key, key, REF, TpmtSigScheme.NULL));
    assertVerifies(
        curve, key, Bytes.of(certified.certifyInfo().toByteArray()), octets(certified.signature()));
  }

  @ParameterizedTest
  @EnumSource(EdwardsCurve.class)
  void approvesWhatTheJdkSigned_andNothingElse_parameter5(EdwardsCurve curve) throws Exception {
    KeyPair pair = pair(curve);
    TpmtPublic area = external(eddsa(curve), encoded(curve, pair.getPublic()));
    TpmHandle key = tpm.run(new LoadExternal.Request(null, area, TpmHandle.OWNER)).objectHandle();
    Signature signer = Signature.getInstance(jcaName(curve), "SunEC");
    signer.initSign(pair.getPrivate());
    signer.update(toBeSigned());
    TpmtSignature signature =
        new TpmtSignature(TpmAlg.EDDSA, new Tpm2bSignatureEddsa(Bytes.of(signer.sign())));
    assertApproves(key, signature);
  }

  @ParameterizedTest
  @EnumSource(EdwardsCurve.class)
  void approvesWhatAKeyOfHashEddsaSigned(EdwardsCurve curve) {
    TpmHandle key = ownersPrimary(tpm, hashEddsa(curve));
    assertApproves(key, sign(key, Bytes.of(toBeSigned())));
  }

  /** No expiration, no cpHash. */
  private static byte[] toBeSigned() {
    return new TpmWriter().u32(0).bytes(REF).toByteArray();
  }

  private void assertApproves(TpmHandle key, TpmtSignature signature) {
    assertEquals(TpmRc.SUCCESS, tpm.code(signed(key, REF, signature)));
    assertEquals(TpmRc.SIGNATURE.parameter(5), tpm.code(signed(key, Bytes.EMPTY, signature)));
  }

  private PolicySigned.Request signed(TpmHandle key, Bytes policyRef, TpmtSignature signature) {
    TpmHandle session = tpm.startSession(TpmSe.POLICY).sessionHandle();
    return new PolicySigned.Request(
        key, session, Bytes.EMPTY, Bytes.EMPTY, policyRef, 0, signature);
  }

  @ParameterizedTest
  @EnumSource(EdwardsCurve.class)
  void aKeyOfTheJdkIsImported_andSigns(EdwardsCurve curve) throws Exception {
    KeyPair pair = pair(curve);
    TpmtPublic area = external(eddsa(curve), encoded(curve, pair.getPublic()));
    byte[] scalar = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
    TpmtSensitive sensitive =
        new TpmtSensitive(TpmAlg.ECC, SecretBytes.EMPTY, SecretBytes.EMPTY, SecretBytes.of(scalar));
    TpmHandle parent = storageKey(tpm);
    try (SoftwareDuplicate duplicate = SoftwareDuplicate.of(area, sensitive, area(parent))) {
      Bytes imported = tpm.run(duplicate.request(parent)).outPrivate();
      TpmHandle key = tpm.run(new Load.Request(parent, imported, area)).objectHandle();
      assertVerifies(curve, key, MESSAGE, octets(sign(key, MESSAGE)));
    }
  }

  @ParameterizedTest
  @EnumSource(EdwardsCurve.class)
  void aKeyMovesToAnotherParent_andSigns(EdwardsCurve curve) throws Exception {
    TpmHandle parent = storageKey(tpm);
    TpmHandle item = loadedChild(tpm, child(parent, NOTHING, movable(eddsa(curve))));
    TpmHandle target =
        tpm.run(primary(TpmHandle.ENDORSEMENT, StorageTemplates.ECC_P256)).objectHandle();
    TpmHandle session = tpm.startSession(TpmSe.POLICY).sessionHandle();
    tpm.run(new PolicyCommandCode.Request(session, TpmCc.DUPLICATE));
    Duplicate.Response moved =
        tpm.policy(session)
            .run(
                new Duplicate.Request(
                    item, target, SecretBytes.EMPTY, TpmtSymDefObject.aesCfb(128)));
    TpmtPublic area = area(item);
    tpm.run(new FlushContext.Request(item));
    Bytes imported =
        tpm.run(
                new Import.Request(
                    target,
                    moved.encryptionKeyOut(),
                    area,
                    moved.duplicate(),
                    moved.outSymSeed(),
                    TpmtSymDefObject.aesCfb(128)))
            .outPrivate();
    tpm.run(new FlushContext.Request(parent));
    TpmHandle key = tpm.run(new Load.Request(target, imported, area)).objectHandle();
    assertVerifies(curve, key, MESSAGE, octets(sign(key, MESSAGE)));
  }

  private static TpmtPublic movable(TpmtPublic template) {
    TpmtPublic movable = with(template, 0, PostQuantumKeys.FIXED);
    return new TpmtPublic(
        movable.type(),
        movable.nameAlg(),
        movable.objectAttributes(),
        Policy.commandCode(TpmCc.DUPLICATE).digest(HashAlg.SHA256),
        movable.parameters(),
        movable.unique());
  }
}
