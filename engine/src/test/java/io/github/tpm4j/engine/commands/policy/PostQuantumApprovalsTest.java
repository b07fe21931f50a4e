package io.github.tpm4j.engine.commands.policy;

import static io.github.tpm4j.engine.testing.PostQuantumKeys.hashMlDsa;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlDsa;
import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.policy.PolicyAuthorize;
import io.github.tpm4j.tss.commands.policy.PolicySigned;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.sequence.SignSequenceStart;
import io.github.tpm4j.tss.commands.sequence.VerifySequenceStart;
import io.github.tpm4j.tss.commands.signing.SignDigest;
import io.github.tpm4j.tss.commands.signing.SignSequenceComplete;
import io.github.tpm4j.tss.commands.signing.VerifyDigestSignature;
import io.github.tpm4j.tss.commands.signing.VerifySequenceComplete;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies that keys of ML-DSA and HashML-DSA sign or approve. */
class PostQuantumApprovalsTest {
  private static final Bytes REF = Bytes.of((byte) 'r');
  private static final Bytes ZERO = Bytes.of(new byte[32]);
  private static final TpmtTkHashcheck NO_CHECK =
      new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY);

  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  static Stream<TpmtPublic> keys() {
    return Stream.of(
        mlDsa(MlDsaSet.ML_DSA_65, false), hashMlDsa(MlDsaSet.ML_DSA_65, TpmAlg.SHA384));
  }

  private TpmtSignature sign(TpmHandle key, Bytes message) {
    TpmHandle sequence =
        tpm.run(new SignSequenceStart.Request(key, SecretBytes.EMPTY, Bytes.EMPTY))
            .sequenceHandle();
    return tpm.run(new SignSequenceComplete.Request(sequence, key, message)).signature();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aSignedPolicyHolds(TpmtPublic template) {
    CreatePrimary.Response key = tpm.run(primary(TpmHandle.OWNER, template));
    Bytes toBeSigned = Bytes.adopt(new TpmWriter().u32(0).bytes(REF).toByteArray());
    TpmtSignature signature = sign(key.objectHandle(), toBeSigned);

    assertEquals(TpmRc.SUCCESS, tpm.code(signed(key.objectHandle(), REF, signature)));
    assertEquals(
        TpmRc.SIGNATURE.parameter(5), tpm.code(signed(key.objectHandle(), Bytes.EMPTY, signature)));
  }

  private PolicySigned.Request signed(TpmHandle key, Bytes policyRef, TpmtSignature signature) {
    TpmHandle session = tpm.startSession(TpmSe.POLICY).sessionHandle();
    return new PolicySigned.Request(
        key, session, Bytes.EMPTY, Bytes.EMPTY, policyRef, 0, signature);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aPolicyIsApprovedByTheTicketOfItsMessage(TpmtPublic template) {
    CreatePrimary.Response key = tpm.run(primary(TpmHandle.OWNER, template));
    Bytes message = Bytes.adopt(new TpmWriter().bytes(ZERO).bytes(REF).toByteArray());
    TpmtSignature signature = sign(key.objectHandle(), message);
    TpmHandle sequence =
        tpm.run(
                new VerifySequenceStart.Request(
                    key.objectHandle(), SecretBytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY))
            .sequenceHandle();
    tpm.run(new SequenceUpdate.Request(sequence, message));
    TpmtTkVerified ticket =
        tpm.run(new VerifySequenceComplete.Request(sequence, key.objectHandle(), signature))
            .validation();

    assertEquals(TpmRc.SUCCESS, authorize(key.name(), REF, ticket));
    assertEquals(TpmRc.VALUE.parameter(4), authorize(key.name(), Bytes.EMPTY, ticket));
    TpmtTkVerified otherTag = new TpmtTkVerified(TpmSt.VERIFIED, ticket.hierarchy(), ticket.hmac());
    assertEquals(TpmRc.VALUE.parameter(4), authorize(key.name(), REF, otherTag));
  }

  @Test
  void aPolicyIsApprovedByTheTicketOfItsDigest() {
    CreatePrimary.Response key =
        tpm.run(primary(TpmHandle.OWNER, hashMlDsa(MlDsaSet.ML_DSA_44, TpmAlg.SHA256)));
    Bytes digest = PolicyTpm.hash(ZERO, REF);
    TpmtSignature signature =
        tpm.run(new SignDigest.Request(key.objectHandle(), Bytes.EMPTY, digest, NO_CHECK))
            .signature();
    TpmtTkVerified ticket =
        tpm.run(
                new VerifyDigestSignature.Request(
                    key.objectHandle(), Bytes.EMPTY, digest, signature))
            .validation();

    assertEquals(TpmRc.SUCCESS, authorize(key.name(), REF, ticket));
    for (TpmAlg hash : new TpmAlg[] {TpmAlg.SHA384, TpmAlg.NULL}) {
      TpmtTkVerified other =
          new TpmtTkVerified(TpmSt.DIGEST_VERIFIED, ticket.hierarchy(), hash, ticket.hmac());
      assertEquals(TpmRc.VALUE.parameter(4), authorize(key.name(), REF, other));
    }
  }

  @Test
  void nullTicketsProveNothing_parameter4() {
    Bytes name = tpm.run(primary(TpmHandle.OWNER, mlDsa(MlDsaSet.ML_DSA_44, true))).name();
    for (TpmSt tag : new TpmSt[] {TpmSt.MESSAGE_VERIFIED, TpmSt.DIGEST_VERIFIED}) {
      TpmtTkVerified none = new TpmtTkVerified(tag, TpmHandle.NULL, Bytes.EMPTY);
      assertEquals(TpmRc.VALUE.parameter(4), authorize(name, REF, none));
    }
  }

  private TpmRc authorize(Bytes keySign, Bytes policyRef, TpmtTkVerified ticket) {
    TpmHandle session = tpm.startSession(TpmSe.POLICY).sessionHandle();
    TpmRc code = tpm.code(new PolicyAuthorize.Request(session, ZERO, policyRef, keySign, ticket));
    tpm.run(new FlushContext.Request(session));
    return code;
  }
}
