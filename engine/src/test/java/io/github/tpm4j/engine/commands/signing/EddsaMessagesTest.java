package io.github.tpm4j.engine.commands.signing;

import static io.github.tpm4j.engine.testing.EdwardsKeys.eddsa;
import static io.github.tpm4j.engine.testing.EdwardsKeys.encoded;
import static io.github.tpm4j.engine.testing.EdwardsKeys.external;
import static io.github.tpm4j.engine.testing.EdwardsKeys.hashEddsa;
import static io.github.tpm4j.engine.testing.EdwardsKeys.jcaName;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.ownersPrimary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.engine.testing.EdwardsKeys;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.Tpm2bSignatureEddsa;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.sequence.SignSequenceStart;
import io.github.tpm4j.tss.commands.sequence.VerifySequenceStart;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.commands.signing.SignDigest;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.commands.signing.VerifyDigestSignature;
import io.github.tpm4j.tss.commands.signing.VerifySequenceComplete;
import io.github.tpm4j.tss.commands.signing.VerifySignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.KeyPair;
import java.security.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages that keys of EdDSA sign and verify; the JDK is on the other side. */
class EddsaMessagesTest {
  private static final byte[] MESSAGE = TestRandom.named("message").bytes(2500);
  private static final Bytes SHORT = Bytes.of(MESSAGE, 0, 900);
  private static final TpmtTkHashcheck NO_CHECK =
      new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY);

  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  private TpmHandle startSigning(TpmHandle key) {
    return tpm.run(new SignSequenceStart.Request(key, SecretBytes.EMPTY, Bytes.EMPTY))
        .sequenceHandle();
  }

  private TpmHandle startVerifying(TpmHandle key, Bytes hint) {
    return tpm.run(new VerifySequenceStart.Request(key, SecretBytes.EMPTY, hint, Bytes.EMPTY))
        .sequenceHandle();
  }

  private TpmtSignature sign(TpmHandle key, Bytes message) {
    return tpm.run(new SignSequenceComplete.Request(startSigning(key), key, message)).signature();
  }

  private void update(TpmHandle sequence, int from, int to) {
    tpm.run(new SequenceUpdate.Request(sequence, Bytes.of(MESSAGE, from, to - from)));
  }

  private TpmHandle load(TpmtPublic area) {
    return tpm.run(new LoadExternal.Request(null, area, TpmHandle.OWNER)).objectHandle();
  }

  private static byte[] octets(TpmtSignature signature) {
    return ((Tpm2bSignatureEddsa) signature.signature()).buffer().toByteArray();
  }

  private static TpmtSignature signature(byte[] octets) {
    return new TpmtSignature(TpmAlg.EDDSA, new Tpm2bSignatureEddsa(Bytes.of(octets)));
  }

  private static Bytes hint(EdwardsCurve curve, byte[] signature) {
    return Bytes.of(signature, 0, curve.keyBytes());
  }

  @ParameterizedTest
  @EnumSource(EdwardsCurve.class)
  void theJdkVerifiesWhatASequenceSigned(EdwardsCurve curve) throws Exception {
    TpmHandle key = ownersPrimary(tpm, eddsa(curve));
    TpmtSignature made = sign(key, SHORT);
    byte[] publicKey = encoded(tpm.run(new ReadPublic.Request(key)).outPublic());
    Signature verifier = Signature.getInstance(jcaName(curve), "SunEC");
    verifier.initVerify(EdwardsKeys.publicKey(curve, publicKey));
    verifier.update(SHORT.toByteArray());

    assertEquals(TpmAlg.EDDSA, made.sigAlg());
    assertTrue(verifier.verify(octets(made)));
    assertEquals(made, sign(key, SHORT));
  }

  @ParameterizedTest
  @EnumSource(EdwardsCurve.class)
  void verifiesWhatTheJdkSignedInPartsAndAfterAContextSave(EdwardsCurve curve) throws Exception {
    KeyPair pair = EdwardsKeys.pair(curve);
    byte[] made = sign(curve, pair, MESSAGE);
    TpmHandle key = load(external(eddsa(curve), encoded(curve, pair.getPublic())));
    TpmHandle sequence = startVerifying(key, hint(curve, made));
    update(sequence, 0, 1000);
    ContextSave.Response saved = tpm.run(new ContextSave.Request(sequence));
    tpm.run(new FlushContext.Request(sequence));
    TpmHandle loaded = tpm.run(new ContextLoad.Request(saved.context())).loadedHandle();
    update(loaded, 1000, 2000);
    update(loaded, 2000, 2500);
    TpmtTkVerified ticket =
        tpm.run(new VerifySequenceComplete.Request(loaded, key, signature(made))).validation();

    assertEquals(TpmSt.MESSAGE_VERIFIED, ticket.tag());
    assertEquals(TpmHandle.OWNER, ticket.hierarchy());
    assertEquals(64, ticket.hmac().size());
  }

  private static byte[] sign(EdwardsCurve curve, KeyPair pair, byte[] message) throws Exception {
    Signature signer = Signature.getInstance(jcaName(curve), "SunEC");
    signer.initSign(pair.getPrivate());
    signer.update(message);
    return signer.sign();
  }

  @ParameterizedTest
  @EnumSource(EdwardsCurve.class)
  void rejectsWrongSignaturesAndThoseOfAnotherHint_parameter1(EdwardsCurve curve) {
    TpmHandle key = ownersPrimary(tpm, eddsa(curve));
    byte[] made = octets(sign(key, SHORT));
    byte[] other = octets(sign(key, Bytes.of(MESSAGE, 0, 10)));
    byte[] changed = made.clone();
    changed[curve.keyBytes()] ^= 1;

    assertEquals(TpmRc.SUCCESS, codeOfVerifying(key, hint(curve, made), made));
    assertEquals(TpmRc.SIGNATURE.parameter(1), codeOfVerifying(key, hint(curve, made), changed));
    assertEquals(TpmRc.SIGNATURE.parameter(1), codeOfVerifying(key, hint(curve, other), other));
    assertEquals(TpmRc.SIGNATURE.parameter(1), codeOfVerifying(key, hint(curve, other), made));
    assertEquals(
        TpmRc.SIGNATURE.parameter(1), codeOfVerifying(key, hint(curve, made), new byte[0]));
    Bytes noPoint = Bytes.of(new byte[curve.keyBytes()]);
    assertEquals(TpmRc.SIGNATURE.parameter(1), codeOfVerifying(key, noPoint, made));
  }

  private TpmRc codeOfVerifying(TpmHandle key, Bytes hint, byte[] signature) {
    TpmHandle sequence = startVerifying(key, hint);
    update(sequence, 0, 900);
    TpmRc code = tpm.code(new VerifySequenceComplete.Request(sequence, key, signature(signature)));
    tpm.code(new FlushContext.Request(sequence));
    return code;
  }

  @Test
  void aHintIsRAndOfEddsaOnly_parameter2() {
    TpmHandle pure = ownersPrimary(tpm, eddsa(EdwardsCurve.ED25519));
    TpmHandle hashed = ownersPrimary(tpm, hashEddsa(EdwardsCurve.ED25519));

    for (int size : new int[] {0, 1, 31, 33, 57}) {
      assertEquals(TpmRc.SIZE.parameter(2), codeOfStart(pure, Bytes.of(new byte[size])));
    }
    assertEquals(TpmRc.SIZE.parameter(2), codeOfStart(hashed, Bytes.of(new byte[32])));
    assertEquals(
        TpmRc.SIZE.parameter(3),
        tpm.code(
            new VerifySequenceStart.Request(
                pure, SecretBytes.EMPTY, Bytes.of(new byte[32]), Bytes.of((byte) 1))));
  }

  private TpmRc codeOfStart(TpmHandle key, Bytes hint) {
    return tpm.code(new VerifySequenceStart.Request(key, SecretBytes.EMPTY, hint, Bytes.EMPTY));
  }

  @Test
  void allOfTheMessageComesAtTheEnd() {
    TpmHandle key = ownersPrimary(tpm, eddsa(EdwardsCurve.ED448));
    TpmHandle sequence = startSigning(key);
    tpm.run(new SequenceUpdate.Request(sequence, Bytes.EMPTY));
    ContextSave.Response saved = tpm.run(new ContextSave.Request(sequence));
    update(sequence, 0, 1);

    assertEquals(
        TpmRc.ONE_SHOT_SIGNATURE, tpm.code(new SignSequenceComplete.Request(sequence, key, SHORT)));
    // It is still there.
    tpm.run(new FlushContext.Request(sequence));
    TpmHandle empty = tpm.run(new ContextLoad.Request(saved.context())).loadedHandle();
    tpm.run(new SignSequenceComplete.Request(empty, key, SHORT));
  }

  @Test
  void aRestrictedKeySignsNothingThatOnlyTheTpmMakes_parameter1() {
    TpmtPublic template =
        PostQuantumKeys.with(eddsa(EdwardsCurve.ED25519), TpmaObject.RESTRICTED, 0);
    TpmHandle key = ownersPrimary(tpm, template);

    assertEquals(
        TpmRc.VALUE.parameter(1),
        tpm.code(
            new SignSequenceComplete.Request(
                startSigning(key), key, Bytes.ofHex("ff54434780140000"))));
  }

  @Test
  void theCommandsOfDigestsKnowNoEddsa() {
    TpmHandle key = ownersPrimary(tpm, eddsa(EdwardsCurve.ED25519));
    TpmtSignature made = sign(key, SHORT);
    Bytes digest = Bytes.of(new byte[64]);

    assertEquals(
        TpmRc.SCHEME.parameter(2),
        tpm.code(new Sign.Request(key, digest, TpmtSigScheme.NULL, NO_CHECK)));
    assertEquals(
        TpmRc.SCHEME.parameter(2), tpm.code(new VerifySignature.Request(key, digest, made)));
    assertEquals(
        TpmRc.SCHEME.handle(1),
        tpm.code(new SignDigest.Request(key, Bytes.EMPTY, digest, NO_CHECK)));
    assertEquals(
        TpmRc.SCHEME.parameter(3),
        tpm.code(new VerifyDigestSignature.Request(key, Bytes.EMPTY, digest, made)));
  }
}
