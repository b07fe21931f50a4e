package io.github.tpm4j.engine.commands.signing;

import static io.github.tpm4j.engine.testing.EdwardsKeys.encoded;
import static io.github.tpm4j.engine.testing.EdwardsKeys.external;
import static io.github.tpm4j.engine.testing.EdwardsKeys.hashEddsa;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.ownersPrimary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.edwards.EddsaDigest;
import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.Tpm2bSignatureEddsa;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
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
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.SecureRandom;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519phSigner;
import org.bouncycastle.crypto.signers.Ed448phSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Digests and messages that keys of HashEdDSA sign; Bouncy Castle is on the other side. */
class HashEddsaTest {
  private static final byte[] MESSAGE = TestRandom.named("message").bytes(2000);
  private static final TpmtTkHashcheck NO_CHECK =
      new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY);

  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  private static Signer signer(EdwardsCurve curve) {
    byte[] noContext = {};
    return curve == EdwardsCurve.ED25519
        ? new Ed25519phSigner(noContext)
        : new Ed448phSigner(noContext);
  }

  private static Bytes digest(EdwardsCurve curve) {
    EddsaDigest digest = EddsaDigest.ofMessage(curve);
    digest.update(MESSAGE);
    return Bytes.of(digest.messageDigest());
  }

  private boolean isGenuine(EdwardsCurve curve, TpmHandle key, TpmtSignature signature) {
    byte[] encoded = encoded(tpm.run(new ReadPublic.Request(key)).outPublic());
    Signer verifier = signer(curve);
    verifier.init(
        false,
        curve == EdwardsCurve.ED25519
            ? new Ed25519PublicKeyParameters(encoded, 0)
            : new Ed448PublicKeyParameters(encoded, 0));
    verifier.update(MESSAGE, 0, MESSAGE.length);
    return verifier.verifySignature(
        ((Tpm2bSignatureEddsa) signature.signature()).buffer().toByteArray());
  }

  private TpmtSignature signInParts(TpmHandle key) {
    TpmHandle sequence =
        tpm.run(new SignSequenceStart.Request(key, SecretBytes.EMPTY, Bytes.EMPTY))
            .sequenceHandle();
    tpm.run(new SequenceUpdate.Request(sequence, Bytes.of(MESSAGE, 0, 1000)));
    return tpm.run(new SignSequenceComplete.Request(sequence, key, Bytes.of(MESSAGE, 1000, 1000)))
        .signature();
  }

  private TpmRc codeOfVerifyingInParts(TpmHandle key, TpmtSignature signature) {
    TpmHandle sequence =
        tpm.run(new VerifySequenceStart.Request(key, SecretBytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY))
            .sequenceHandle();
    tpm.run(new SequenceUpdate.Request(sequence, Bytes.of(MESSAGE, 0, 1000)));
    tpm.run(new SequenceUpdate.Request(sequence, Bytes.of(MESSAGE, 1000, 1000)));
    return tpm.code(new VerifySequenceComplete.Request(sequence, key, signature));
  }

  @ParameterizedTest
  @EnumSource(EdwardsCurve.class)
  void bouncyCastleVerifiesDigestsAndMessages(EdwardsCurve curve) {
    TpmHandle key = ownersPrimary(tpm, hashEddsa(curve));
    TpmtSignature ofDigest =
        tpm.run(new SignDigest.Request(key, Bytes.EMPTY, digest(curve), NO_CHECK)).signature();

    assertEquals(TpmAlg.HASH_EDDSA, ofDigest.sigAlg());
    assertTrue(isGenuine(curve, key, ofDigest));
    assertEquals(ofDigest, signInParts(key));
    assertEquals(TpmRc.SUCCESS, codeOfVerifyingInParts(key, ofDigest));
  }

  @ParameterizedTest
  @EnumSource(EdwardsCurve.class)
  void verifiesWhatBouncyCastleSigned(EdwardsCurve curve) throws Exception {
    AsymmetricKeyParameter pair;
    byte[] encoded;
    if (curve == EdwardsCurve.ED25519) {
      Ed25519PrivateKeyParameters made = new Ed25519PrivateKeyParameters(new SecureRandom());
      pair = made;
      encoded = made.generatePublicKey().getEncoded();
    } else {
      Ed448PrivateKeyParameters made = new Ed448PrivateKeyParameters(new SecureRandom());
      pair = made;
      encoded = made.generatePublicKey().getEncoded();
    }
    Signer signer = signer(curve);
    signer.init(true, pair);
    signer.update(MESSAGE, 0, MESSAGE.length);
    TpmtSignature signature =
        new TpmtSignature(
            TpmAlg.HASH_EDDSA, new Tpm2bSignatureEddsa(Bytes.of(signer.generateSignature())));
    TpmHandle key =
        tpm.run(
                new LoadExternal.Request(
                    null, external(hashEddsa(curve), encoded), TpmHandle.OWNER))
            .objectHandle();

    assertEquals(
        TpmSt.DIGEST_VERIFIED,
        tpm.run(new VerifyDigestSignature.Request(key, Bytes.EMPTY, digest(curve), signature))
            .validation()
            .tag());
    assertEquals(TpmRc.SUCCESS, codeOfVerifyingInParts(key, signature));
    assertEquals(
        TpmRc.SIGNATURE.parameter(3),
        tpm.code(
            new VerifyDigestSignature.Request(
                key, Bytes.EMPTY, Bytes.of(new byte[64]), signature)));
  }

  @Test
  void rejectsOtherDigestsContextsAndSchemes() {
    TpmHandle key = ownersPrimary(tpm, hashEddsa(EdwardsCurve.ED25519));
    Bytes digest = digest(EdwardsCurve.ED25519);
    TpmtSignature made = signInParts(key);
    TpmtSignature pure = new TpmtSignature(TpmAlg.EDDSA, made.signature());

    for (int size : new int[] {0, 32, 48, 63}) {
      assertEquals(
          TpmRc.SIZE.parameter(2),
          tpm.code(new SignDigest.Request(key, Bytes.EMPTY, Bytes.of(new byte[size]), NO_CHECK)));
    }
    assertEquals(
        TpmRc.SIZE.parameter(1),
        tpm.code(new SignDigest.Request(key, Bytes.of((byte) 1), digest, NO_CHECK)));
    assertEquals(
        TpmRc.SCHEME.parameter(3),
        tpm.code(new VerifyDigestSignature.Request(key, Bytes.EMPTY, digest, pure)));
    assertEquals(TpmRc.SCHEME.parameter(1), codeOfVerifyingInParts(key, pure));
    assertEquals(
        TpmRc.SCHEME.parameter(2),
        tpm.code(new Sign.Request(key, digest, TpmtSigScheme.NULL, NO_CHECK)));
  }
}
