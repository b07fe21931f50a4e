package io.github.tpm4j.engine.commands.signing;

import static io.github.tpm4j.engine.testing.PostQuantumKeys.hashMlDsa;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlDsa;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlKem;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.ownersPrimary;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.signing.SignDigest;
import io.github.tpm4j.tss.commands.signing.VerifyDigestSignature;
import io.github.tpm4j.tss.commands.symmetric.Hash;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Digests, and mu of pure ML-DSA, that are signed and verified. */
class DigestSignaturesTest {
  private static final Bytes CONTEXT = Bytes.of((byte) 1, (byte) 2);
  private static final Bytes DIGEST = Bytes.of(TestRandom.named("digest").bytes(32));
  private static final Bytes MU = Bytes.of(TestRandom.named("mu").bytes(64));
  private static final TpmtTkHashcheck NO_CHECK =
      new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY);

  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  private static TpmtPublic ecdsa() {
    return KeyTemplate.ec(TpmEccCurve.NIST_P256, TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256))
        .signing()
        .build();
  }

  private static SignDigest.Request sign(TpmHandle key, Bytes context, Bytes digest) {
    return new SignDigest.Request(key, context, digest, NO_CHECK);
  }

  private TpmtTkVerified verify(
      TpmHandle key, Bytes context, Bytes digest, TpmtSignature signature) {
    return tpm.run(new VerifyDigestSignature.Request(key, context, digest, signature)).validation();
  }

  private TpmRc codeOfVerify(TpmHandle key, Bytes context, Bytes digest, TpmtSignature signature) {
    return tpm.code(new VerifyDigestSignature.Request(key, context, digest, signature));
  }

  @ParameterizedTest
  @EnumSource(MlDsaSet.class)
  void signsADigestWithAContext(MlDsaSet set) {
    TpmHandle key = ownersPrimary(tpm, hashMlDsa(set, TpmAlg.SHA256));
    TpmtSignature signature = tpm.run(sign(key, CONTEXT, DIGEST)).signature();
    TpmtTkVerified ticket = verify(key, CONTEXT, DIGEST, signature);

    assertEquals(TpmSt.DIGEST_VERIFIED, ticket.tag());
    assertEquals(TpmAlg.SHA256, ticket.metadata());
    assertEquals(TpmHandle.OWNER, ticket.hierarchy());
    assertEquals(TpmRc.SIGNATURE.parameter(3), codeOfVerify(key, Bytes.EMPTY, DIGEST, signature));
  }

  @ParameterizedTest
  @EnumSource(MlDsaSet.class)
  void signsMuOfAKeyThatAllowsIt_withoutATicket(MlDsaSet set) {
    TpmHandle key = ownersPrimary(tpm, mlDsa(set, true));
    TpmtSignature signature = tpm.run(sign(key, Bytes.EMPTY, MU)).signature();

    assertEquals(
        new TpmtTkVerified(TpmSt.DIGEST_VERIFIED, TpmHandle.NULL, Bytes.EMPTY),
        verify(key, Bytes.EMPTY, MU, signature));
  }

  @Test
  void rejectsMuOfAKeyThatDoesNotAllowIt() {
    TpmHandle key = ownersPrimary(tpm, mlDsa(MlDsaSet.ML_DSA_44, false));
    TpmHandle other = ownersPrimary(tpm, mlDsa(MlDsaSet.ML_DSA_44, true));
    TpmtSignature signature = tpm.run(sign(other, Bytes.EMPTY, MU)).signature();

    assertEquals(TpmRc.EXT_MU, tpm.code(sign(key, Bytes.EMPTY, MU)));
    assertEquals(TpmRc.EXT_MU, codeOfVerify(key, Bytes.EMPTY, MU, signature));
  }

  @Test
  void rejectsOtherSizes() {
    TpmHandle pure = ownersPrimary(tpm, mlDsa(MlDsaSet.ML_DSA_44, true));
    TpmHandle hashed = ownersPrimary(tpm, hashMlDsa(MlDsaSet.ML_DSA_44, TpmAlg.SHA256));
    TpmHandle ecc = ownersPrimary(tpm, ecdsa());

    assertEquals(TpmRc.SIZE.parameter(2), tpm.code(sign(pure, Bytes.EMPTY, DIGEST)));
    assertEquals(TpmRc.SIZE.parameter(1), tpm.code(sign(pure, CONTEXT, MU)));
    assertEquals(TpmRc.SIZE.parameter(2), tpm.code(sign(hashed, Bytes.EMPTY, MU)));
    assertEquals(TpmRc.SIZE.parameter(1), tpm.code(sign(ecc, CONTEXT, DIGEST)));
  }

  @Test
  void signsByEcdsaToo_andNamesTheHashInTheTicket() {
    TpmHandle key = ownersPrimary(tpm, ecdsa());
    TpmtSignature signature = tpm.run(sign(key, Bytes.EMPTY, DIGEST)).signature();

    assertEquals(TpmAlg.SHA256, verify(key, Bytes.EMPTY, DIGEST, signature).metadata());
  }

  @Test
  void aKeyForCertificatesOfTheTpmSignsNothingElse_handle1() {
    TpmtPublic template = mlDsa(MlDsaSet.ML_DSA_44, true);
    TpmHandle key = ownersPrimary(tpm, PostQuantumKeys.with(template, TpmaObject.X509SIGN, 0));
    assertEquals(TpmRc.ATTRIBUTES.handle(1), tpm.code(sign(key, Bytes.EMPTY, MU)));
  }

  @Test
  void rejectsKeysForOtherUses() {
    TpmHandle kem = ownersPrimary(tpm, mlKem(MlKemSet.ML_KEM_512));
    TpmHandle hmac = ownersPrimary(tpm, KeyTemplate.hmac(HashAlg.SHA256).build());

    assertEquals(TpmRc.KEY.handle(1), tpm.code(sign(kem, Bytes.EMPTY, DIGEST)));
    assertEquals(TpmRc.SCHEME.handle(1), tpm.code(sign(hmac, Bytes.EMPTY, DIGEST)));
    tpm.tpm().state().objects().flushHierarchy(TpmHandle.OWNER);
    TpmHandle noScheme =
        ownersPrimary(tpm, KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build());
    assertEquals(TpmRc.SCHEME.handle(1), tpm.code(sign(noScheme, Bytes.EMPTY, DIGEST)));
  }

  @Test
  void rejectsTheSignatureOfAnotherScheme_parameter3() {
    TpmHandle key = ownersPrimary(tpm, hashMlDsa(MlDsaSet.ML_DSA_44, TpmAlg.SHA256));
    TpmHandle ecc = ownersPrimary(tpm, ecdsa());
    TpmHandle other = ownersPrimary(tpm, hashMlDsa(MlDsaSet.ML_DSA_44, TpmAlg.SHA3_256));
    TpmtSignature byOther = tpm.run(sign(other, Bytes.EMPTY, DIGEST)).signature();
    TpmtSignature byEcc = tpm.run(sign(ecc, Bytes.EMPTY, DIGEST)).signature();

    assertEquals(TpmRc.SCHEME.parameter(3), codeOfVerify(key, Bytes.EMPTY, DIGEST, byEcc));
    assertEquals(TpmRc.SCHEME.parameter(3), codeOfVerify(key, Bytes.EMPTY, DIGEST, byOther));
  }

  @Test
  void aRestrictedKeyWantsTheTicketOfItsHash_parameter3() {
    TpmtPublic template =
        PostQuantumKeys.with(
            hashMlDsa(MlDsaSet.ML_DSA_44, TpmAlg.SHA256), TpmaObject.RESTRICTED, 0);
    TpmHandle key = ownersPrimary(tpm, template);
    Hash.Response hashed =
        tpm.run(new Hash.Request(Bytes.of(new byte[100]), TpmAlg.SHA256, TpmHandle.OWNER));
    Bytes digest = hashed.outHash();

    assertEquals(TpmRc.TICKET.parameter(3), tpm.code(sign(key, Bytes.EMPTY, digest)));
    tpm.run(new SignDigest.Request(key, Bytes.EMPTY, digest, hashed.validation()));
    assertEquals(
        TpmRc.TICKET.parameter(3),
        tpm.code(new SignDigest.Request(key, Bytes.EMPTY, DIGEST, hashed.validation())));
  }
}
