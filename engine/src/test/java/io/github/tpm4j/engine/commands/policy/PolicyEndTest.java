package io.github.tpm4j.engine.commands.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.hierarchy.SetPrimaryPolicy;
import io.github.tpm4j.tss.commands.policy.PolicyCounterTimer;
import io.github.tpm4j.tss.commands.policy.PolicyGetDigest;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TPM2_PolicyCounterTimer as the end of a policy, which it is since version 185. */
class PolicyEndTest {
  private static final long MILLIS_BEFORE = 50_000;

  private final TestTpm tpm = TestTpm.started(Revision.V185);

  private static PolicyCounterTimer.Request end(TpmHandle session, long seconds) {
    Bytes operand = Bytes.adopt(ByteBuffer.allocate(Long.BYTES).putLong(seconds).array());
    return new PolicyCounterTimer.Request(session, operand, 0, TpmEo.UNSIGNED_LT);
  }

  /** Gives the owner the policy that ends after these seconds, and starts a session for it. */
  private TpmHandle session(long seconds) {
    tpm.advanceMillis(MILLIS_BEFORE);
    TpmHandle trial = tpm.startSession(TpmSe.TRIAL).sessionHandle();
    tpm.run(end(trial, seconds));
    Bytes digest = tpm.run(new PolicyGetDigest.Request(trial)).policyDigest();
    tpm.run(new SetPrimaryPolicy.Request(TpmHandle.OWNER, digest, TpmAlg.SHA256));
    TpmHandle session = tpm.startSession(TpmSe.POLICY).sessionHandle();
    tpm.run(end(session, seconds));
    assertEquals(digest, tpm.run(new PolicyGetDigest.Request(session)).policyDigest());
    return session;
  }

  private TpmRc use(TpmHandle session) {
    return tpm.policy(session)
        .code(new SetPrimaryPolicy.Request(TpmHandle.OWNER, Bytes.EMPTY, TpmAlg.NULL));
  }

  @Test
  void thePolicyHoldsForItsSeconds() {
    TpmHandle session = session(60);
    tpm.advanceMillis(60_000);
    assertEquals(TpmRc.SUCCESS, use(session));
  }

  @Test
  void thePolicyEndsAfterThem_session1() {
    TpmHandle session = session(60);
    tpm.advanceMillis(60_001);
    assertEquals(TpmRc.EXPIRED.session(1), use(session));
  }

  @Test
  void noSecondsAreNoEndlessPolicy() {
    TpmHandle session = session(0);
    tpm.advanceMillis(1);
    assertEquals(TpmRc.EXPIRED.session(1), use(session));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE / 1000})
  void anyNumberOfSecondsIsOne(long seconds) {
    TpmHandle session = session(seconds);
    tpm.advanceMillis(1_000_000);
    assertEquals(TpmRc.SUCCESS, use(session));
  }

  @Test
  void theEarlierEndCounts() {
    TpmHandle session = tpm.startSession(TpmSe.POLICY).sessionHandle();
    tpm.run(end(session, 10));
    tpm.run(end(session, 60));
    tpm.run(
        new SetPrimaryPolicy.Request(
            TpmHandle.OWNER,
            tpm.run(new PolicyGetDigest.Request(session)).policyDigest(),
            TpmAlg.SHA256));
    tpm.advanceMillis(10_001);
    assertEquals(TpmRc.EXPIRED.session(1), use(session));
  }

  @ParameterizedTest
  @EnumSource(
      value = Revision.class,
      names = {"V159", "V183", "V184"})
  void beforeItComparedTheTime(Revision revision) {
    TestTpm older = TestTpm.started(revision);
    older.advanceMillis(MILLIS_BEFORE);
    TpmHandle session = older.startSession(TpmSe.POLICY).sessionHandle();
    assertEquals(TpmRc.POLICY, older.code(end(session, 60)));
    assertEquals(TpmRc.SUCCESS, older.code(end(session, 60_000)));
  }

  @Test
  void otherComparisonsStayComparisons() {
    tpm.advanceMillis(MILLIS_BEFORE);
    TpmHandle session = tpm.startSession(TpmSe.POLICY).sessionHandle();
    Bytes sixty = Bytes.ofHex("000000000000003c");
    assertEquals(
        TpmRc.POLICY,
        tpm.code(new PolicyCounterTimer.Request(session, sixty, 0, TpmEo.UNSIGNED_LE)));
    assertEquals(
        TpmRc.POLICY,
        tpm.code(new PolicyCounterTimer.Request(session, sixty, 8, TpmEo.UNSIGNED_LT)));
    assertEquals(
        TpmRc.POLICY,
        tpm.code(
            new PolicyCounterTimer.Request(
                session, Bytes.ofHex("00000000"), 0, TpmEo.UNSIGNED_LT)));
    assertEquals(
        TpmRc.RANGE,
        tpm.code(
            new PolicyCounterTimer.Request(
                session, Bytes.adopt(new byte[26]), 0, TpmEo.UNSIGNED_LT)));
  }
}
