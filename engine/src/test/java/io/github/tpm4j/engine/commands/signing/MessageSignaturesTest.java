package io.github.tpm4j.engine.commands.signing;

import static io.github.tpm4j.engine.testing.PostQuantumKeys.hashMlDsa;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlDsa;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlDsaRestricted;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlKem;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.ownersPrimary;
import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.HmacSignature;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMldsa;
import io.github.tpm4j.tss.algorithms.Tpm2bSignatureMldsa;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.sequence.HashSequenceStart;
import io.github.tpm4j.tss.commands.sequence.SequenceComplete;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.sequence.SignSequenceStart;
import io.github.tpm4j.tss.commands.sequence.VerifySequenceStart;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.commands.signing.VerifySequenceComplete;
import io.github.tpm4j.tss.commands.signing.VerifySignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithContext;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that are signed, or whose signatures are verified, in parts. */
class MessageSignaturesTest {
  private static final byte[] MESSAGE = TestRandom.named("message").bytes(2500);
  private static final Bytes CONTEXT = Bytes.of((byte) 1, (byte) 2);
  private static final TpmtTkHashcheck NO_CHECK =
      new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY);

  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  private static TpmtPublic ecdsa() {
    return KeyTemplate.ec(TpmEccCurve.NIST_P256, TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256))
        .signing()
        .build();
  }

  static Stream<TpmtPublic> keys() {
    return Stream.concat(
        Arrays.stream(MlDsaSet.values())
            .flatMap(
                set ->
                    Stream.of(
                        mlDsa(set, false),
                        mlDsaRestricted(set),
                        hashMlDsa(set, TpmAlg.SHA512),
                        hashMlDsa(set, TpmAlg.SHA3_256))),
        Stream.of(
            ecdsa(),
            KeyTemplate.rsa(2048, TpmtRsaScheme.of(TpmAlg.RSAPSS, TpmAlg.SHA384)).signing().build(),
            KeyTemplate.hmac(HashAlg.SHA256).build()));
  }

  private TpmHandle startSigning(TpmHandle key, Bytes context) {
    return tpm.run(new SignSequenceStart.Request(key, SecretBytes.EMPTY, context)).sequenceHandle();
  }

  private TpmHandle startVerifying(TpmHandle key, Bytes context) {
    return tpm.run(new VerifySequenceStart.Request(key, SecretBytes.EMPTY, Bytes.EMPTY, context))
        .sequenceHandle();
  }

  private void update(TpmHandle sequence, int from, int to) {
    Bytes part = Bytes.of(MESSAGE, from, to - from);
    tpm.run(new SequenceUpdate.Request(sequence, part));
  }

  private TpmtSignature sign(TpmHandle key, Bytes context) {
    TpmHandle sequence = startSigning(key, context);
    update(sequence, 0, 1000);
    update(sequence, 1000, 2000);
    return tpm.run(new SignSequenceComplete.Request(sequence, key, Bytes.of(MESSAGE, 2000, 500)))
        .signature();
  }

  private TpmHandle verifying(TpmHandle key, Bytes context) {
    TpmHandle sequence = startVerifying(key, context);
    update(sequence, 0, 900);
    update(sequence, 900, 1900);
    update(sequence, 1900, 2500);
    return sequence;
  }

  @ParameterizedTest
  @MethodSource("keys")
  void signsAndVerifiesInParts(TpmtPublic template) {
    TpmHandle key = ownersPrimary(tpm, template);
    TpmtSignature signature = sign(key, Bytes.EMPTY);
    TpmHandle sequence = verifying(key, Bytes.EMPTY);
    TpmtTkVerified ticket =
        tpm.run(new VerifySequenceComplete.Request(sequence, key, signature)).validation();

    assertEquals(TpmSt.MESSAGE_VERIFIED, ticket.tag());
    assertEquals(TpmHandle.OWNER, ticket.hierarchy());
    assertEquals(64, ticket.hmac().size());
    // Both sequences are gone.
    assertEquals(TpmRc.REFERENCE_H0, tpm.code(new SequenceUpdate.Request(sequence, Bytes.EMPTY)));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void rejectsTheSignatureOfAnotherMessage_parameter1(TpmtPublic template) {
    TpmHandle key = ownersPrimary(tpm, template);
    TpmtSignature signature = sign(key, Bytes.EMPTY);
    TpmHandle sequence = startVerifying(key, Bytes.EMPTY);
    update(sequence, 0, 1000);

    assertEquals(
        TpmRc.SIGNATURE.parameter(1),
        tpm.code(new VerifySequenceComplete.Request(sequence, key, signature)));
  }

  /** Or else the rest of a message could get the ticket of the whole. */
  @ParameterizedTest
  @MethodSource("keys")
  void aWrongSignatureLeavesTheMessageAsItWas(TpmtPublic template) {
    TpmHandle key = ownersPrimary(tpm, template);
    TpmtSignature ofNothing =
        tpm.run(
                new SignSequenceComplete.Request(
                    startSigning(key, Bytes.EMPTY), key, Bytes.ofHex("00112233")))
            .signature();
    TpmtSignature ofMessage = sign(key, Bytes.EMPTY);
    TpmHandle sequence = verifying(key, Bytes.EMPTY);
    VerifySequenceComplete.Request wrong =
        new VerifySequenceComplete.Request(sequence, key, ofNothing);

    assertEquals(TpmRc.SIGNATURE.parameter(1), tpm.code(wrong));
    assertEquals(TpmRc.SIGNATURE.parameter(1), tpm.code(wrong));
    tpm.run(new VerifySequenceComplete.Request(sequence, key, ofMessage));
  }

  /** An attacker who begins anew after a wrong signature. */
  @ParameterizedTest
  @MethodSource("keys")
  void aWrongSignatureDoesNotBeginAnew_parameter1(TpmtPublic template) {
    TpmHandle key = ownersPrimary(tpm, template);
    Bytes other = Bytes.ofHex("00112233");
    TpmtSignature ofOther =
        tpm.run(new SignSequenceComplete.Request(startSigning(key, Bytes.EMPTY), key, other))
            .signature();
    TpmHandle sequence = verifying(key, Bytes.EMPTY);
    tpm.code(new VerifySequenceComplete.Request(sequence, key, ofOther));
    tpm.run(new SequenceUpdate.Request(sequence, other));

    assertEquals(
        TpmRc.SIGNATURE.parameter(1),
        tpm.code(new VerifySequenceComplete.Request(sequence, key, ofOther)));
  }

  /** The HMAC that a sequence without its key would have. */
  @Test
  void aWrongHmacDoesNotTakeAwayTheKey_parameter1() {
    TpmHandle key = ownersPrimary(tpm, KeyTemplate.hmac(HashAlg.SHA256).build());
    TpmHandle sequence = verifying(key, Bytes.EMPTY);
    tpm.code(new VerifySequenceComplete.Request(sequence, key, hmac(new byte[32])));
    byte[] inner = HashAlgorithm.SHA256.digest(new byte[0]);
    byte[] withoutKey = HashAlgorithm.SHA256.digest(new byte[64], inner);

    assertEquals(
        TpmRc.SIGNATURE.parameter(1),
        tpm.code(new VerifySequenceComplete.Request(sequence, key, hmac(withoutKey))));
  }

  private static TpmtSignature hmac(byte[] value) {
    TpmtHa hash = new TpmtHa(TpmAlg.SHA256, Bytes.of(value));
    return new TpmtSignature(TpmAlg.HMAC, new HmacSignature(hash));
  }

  @Test
  void bouncyCastleVerifiesTheContext() {
    TpmHandle key = ownersPrimary(tpm, mlDsa(MlDsaSet.ML_DSA_65, false));
    TpmtSignature signature = sign(key, CONTEXT);
    TpmtPublic area = tpm.run(new ReadPublic.Request(key)).outPublic();
    byte[] encoded = ((Tpm2bPublicKeyMldsa) area.unique()).buffer().toByteArray();
    MLDSASigner verifier = new MLDSASigner();
    verifier.init(
        false,
        new ParametersWithContext(
            new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_65, encoded),
            CONTEXT.toByteArray()));
    verifier.update(MESSAGE, 0, MESSAGE.length);

    Bytes octets = ((Tpm2bSignatureMldsa) signature.signature()).buffer();
    assertTrue(verifier.verifySignature(octets.toByteArray()));
    TpmHandle withoutContext = verifying(key, Bytes.EMPTY);
    assertEquals(
        TpmRc.SIGNATURE.parameter(1),
        tpm.code(new VerifySequenceComplete.Request(withoutContext, key, signature)));
  }

  @Test
  void signaturesAreHedged() {
    TpmHandle key = ownersPrimary(tpm, mlDsa(MlDsaSet.ML_DSA_44, false));

    assertNotEquals(sign(key, Bytes.EMPTY), sign(key, Bytes.EMPTY));
  }

  @Test
  void aSavedSequenceGoesOn() {
    TpmHandle key = ownersPrimary(tpm, mlDsa(MlDsaSet.ML_DSA_87, false));
    TpmtSignature signature = sign(key, CONTEXT);
    TpmHandle sequence = startVerifying(key, CONTEXT);
    update(sequence, 0, 900);
    ContextSave.Response saved = tpm.run(new ContextSave.Request(sequence));
    tpm.run(new FlushContext.Request(sequence));
    TpmHandle loaded = tpm.run(new ContextLoad.Request(saved.context())).loadedHandle();
    update(loaded, 900, 1900);
    update(loaded, 1900, 2500);

    tpm.run(new VerifySequenceComplete.Request(loaded, key, signature));
  }

  @Test
  void aSequenceIsOfOneKeyAndUse() {
    TpmHandle key = ownersPrimary(tpm, mlDsa(MlDsaSet.ML_DSA_44, false));
    TpmHandle other = ownersPrimary(tpm, mlDsa(MlDsaSet.ML_DSA_65, false));
    TpmtSignature signature = sign(key, Bytes.EMPTY);
    TpmHandle signing = startSigning(key, Bytes.EMPTY);

    assertEquals(
        TpmRc.SIGN_CONTEXT_KEY,
        tpm.code(new SignSequenceComplete.Request(signing, other, Bytes.EMPTY)));
    assertEquals(
        TpmRc.MODE.handle(1),
        tpm.code(new VerifySequenceComplete.Request(signing, key, signature)));
    assertEquals(
        TpmRc.MODE.handle(1),
        tpm.code(new SequenceComplete.Request(signing, Bytes.EMPTY, TpmHandle.NULL)));
    tpm.run(new SignSequenceComplete.Request(signing, key, Bytes.EMPTY));
  }

  @Test
  void aHashSequenceSignsNothing_handle1() {
    TpmHandle key = ownersPrimary(tpm, mlDsa(MlDsaSet.ML_DSA_44, false));
    TpmHandle sequence =
        tpm.run(new HashSequenceStart.Request(SecretBytes.EMPTY, TpmAlg.SHA256)).sequenceHandle();

    assertEquals(
        TpmRc.MODE.handle(1),
        tpm.code(new SignSequenceComplete.Request(sequence, key, Bytes.EMPTY)));
  }

  @Test
  void aRestrictedKeySignsNothingThatOnlyTheTpmMakes_parameter1() {
    TpmHandle key = ownersPrimary(tpm, mlDsaRestricted(MlDsaSet.ML_DSA_44));
    Bytes generated = Bytes.ofHex("ff54434780140000");

    assertEquals(TpmRc.VALUE.parameter(1), codeOfSigning(key, generated));
    assertEquals(TpmRc.VALUE.parameter(1), codeOfSigning(key, Bytes.ofHex("ff5443")));
    assertEquals(TpmRc.SUCCESS, codeOfSigning(key, Bytes.ofHex("ff544348")));
    TpmHandle sequence = startSigning(key, Bytes.EMPTY);
    tpm.run(new SequenceUpdate.Request(sequence, generated));
    assertEquals(
        TpmRc.VALUE.parameter(1),
        tpm.code(new SignSequenceComplete.Request(sequence, key, Bytes.EMPTY)));
  }

  private TpmRc codeOfSigning(TpmHandle key, Bytes message) {
    TpmHandle sequence = startSigning(key, Bytes.EMPTY);
    TpmRc code = tpm.code(new SignSequenceComplete.Request(sequence, key, message));
    tpm.code(new FlushContext.Request(sequence));
    return code;
  }

  @Test
  void startsOnlyForSigningKeysWithAScheme_handle1() {
    TpmHandle kem = ownersPrimary(tpm, mlKem(MlKemSet.ML_KEM_512));
    TpmHandle noScheme =
        tpm.run(primary(TpmHandle.OWNER, KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build()))
            .objectHandle();

    assertEquals(TpmRc.KEY.handle(1), codeOfStart(kem, Bytes.EMPTY));
    assertEquals(TpmRc.SCHEME.handle(1), codeOfStart(noScheme, Bytes.EMPTY));
    assertEquals(TpmRc.SCHEME.handle(1), codeOfVerifyStart(noScheme, Bytes.EMPTY, Bytes.EMPTY));
  }

  @Test
  void aKeyForCertificatesOfTheTpmSignsNothingElse_handle1() {
    TpmtPublic template = mlDsa(MlDsaSet.ML_DSA_44, true);
    TpmHandle key = ownersPrimary(tpm, PostQuantumKeys.with(template, TpmaObject.X509SIGN, 0));

    assertEquals(TpmRc.ATTRIBUTES.handle(1), codeOfStart(key, Bytes.EMPTY));
  }

  private TpmRc codeOfStart(TpmHandle key, Bytes context) {
    return tpm.code(new SignSequenceStart.Request(key, SecretBytes.EMPTY, context));
  }

  private TpmRc codeOfVerifyStart(TpmHandle key, Bytes hint, Bytes context) {
    return tpm.code(new VerifySequenceStart.Request(key, SecretBytes.EMPTY, hint, context));
  }

  @Test
  void rejectsHintsAndContextsThatTheSchemeDoesNotTake() {
    TpmHandle ecc = ownersPrimary(tpm, ecdsa());
    TpmHandle pure = ownersPrimary(tpm, mlDsa(MlDsaSet.ML_DSA_44, false));

    assertEquals(TpmRc.SIZE.parameter(2), codeOfStart(ecc, CONTEXT));
    assertEquals(TpmRc.SIZE.parameter(3), codeOfVerifyStart(ecc, Bytes.EMPTY, CONTEXT));
    assertEquals(TpmRc.SIZE.parameter(2), codeOfVerifyStart(pure, CONTEXT, Bytes.EMPTY));
    assertEquals(TpmRc.SIZE.parameter(2), codeOfStart(pure, Bytes.of(new byte[256])));
    assertEquals(TpmRc.SUCCESS, codeOfStart(pure, Bytes.of(new byte[255])));
  }

  @Test
  void theCommandsOfBeforeKnowNoMlDsa_parameter2() {
    TpmHandle key = ownersPrimary(tpm, hashMlDsa(MlDsaSet.ML_DSA_44, TpmAlg.SHA256));
    TpmtSignature signature = sign(key, Bytes.EMPTY);
    Bytes digest = Bytes.of(new byte[32]);

    assertEquals(
        TpmRc.SCHEME.parameter(2),
        tpm.code(new Sign.Request(key, digest, TpmtSigScheme.NULL, NO_CHECK)));
    assertEquals(
        TpmRc.SCHEME.parameter(2), tpm.code(new VerifySignature.Request(key, digest, signature)));
  }

  @Test
  void keysWithoutNameOrHierarchyGiveNullTickets() {
    TpmHandle key =
        tpm.run(primary(TpmHandle.NULL, mlDsa(MlDsaSet.ML_DSA_44, false))).objectHandle();
    TpmtSignature signature = sign(key, Bytes.EMPTY);

    assertEquals(
        new TpmtTkVerified(TpmSt.MESSAGE_VERIFIED, TpmHandle.NULL, Bytes.EMPTY),
        tpm.run(new VerifySequenceComplete.Request(verifying(key, Bytes.EMPTY), key, signature))
            .validation());
  }
}
