package io.github.tpm4j.engine.commands.countdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.countdown.ActSetTimeout;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyControl;
import io.github.tpm4j.tss.commands.hierarchy.ReadOnlyControl;
import io.github.tpm4j.tss.commands.hierarchy.SetPrimaryPolicy;
import io.github.tpm4j.tss.commands.policy.PolicyCapability;
import io.github.tpm4j.tss.commands.policy.PolicyCommandCode;
import io.github.tpm4j.tss.commands.policy.PolicyGetDigest;
import io.github.tpm4j.tss.commands.policy.PolicySecret;
import io.github.tpm4j.tss.commands.startup.Shutdown;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlHandle;
import io.github.tpm4j.tss.structures.TpmlTaggedPolicy;
import io.github.tpm4j.tss.structures.TpmsTaggedPolicy;
import io.github.tpm4j.tss.structures.TpmtHa;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may set a timer, and what is refused. */
class ActSetTimeoutCommandTest {
  private static final TpmHandle TIMER = TpmHandle.ACT_0;
  private static final SecretBytes AUTH = SecretBytes.of(new byte[] {1, 2});
  private static final ActSetTimeout.Request SET = new ActSetTimeout.Request(TIMER, 9);

  private final TestTpm tpm = TestTpm.started(Revision.V184);

  @Test
  void refusesATimerThatIsNotThere() {
    for (int handle : new int[] {0x40000111, 0x4000011F, 0x40000120, 0x4000000C, 0x4000010F}) {
      assertEquals(
          TpmRc.VALUE.handle(1),
          tpm.code(new ActSetTimeout.Request(TpmHandle.of(handle), 9)),
          Integer.toHexString(handle));
    }
  }

  @Test
  void needsASessionAndAWholeParameter() {
    byte[] command = tpm.encode(SET);
    byte[] shorter = Arrays.copyOf(command, command.length - 1);
    shorter[5]--;
    assertEquals(TpmRc.INSUFFICIENT.parameter(1), tpm.code(shorter));
    byte[] longer = Arrays.copyOf(command, command.length + 1);
    longer[5]++;
    assertEquals(TpmRc.SIZE, tpm.code(longer));
    byte[] plain = Arrays.copyOf(command, 14);
    plain[1] = 1;
    plain[5] = 14;
    assertEquals(TpmRc.AUTH_MISSING, tpm.code(plain));
  }

  @Test
  void isAuthorisedByThePlatformsAuthValue() {
    tpm.run(new HierarchyChangeAuth.Request(TpmHandle.PLATFORM, AUTH));
    assertEquals(TpmRc.BAD_AUTH.session(1), tpm.code(SET));
    assertEquals(TpmRc.SUCCESS, tpm.auth(AUTH).code(SET));
    assertEquals(
        TpmRc.VALUE.handle(1), tpm.auth(AUTH).code(new HierarchyChangeAuth.Request(TIMER, AUTH)));
  }

  @Test
  void thePlatformsAuthValueIsOfNoUseWithoutThePlatform() {
    tpm.run(new HierarchyControl.Request(TpmHandle.PLATFORM, TpmHandle.PLATFORM, false));
    assertEquals(TpmRc.AUTH_UNAVAILABLE.session(1), tpm.code(SET));
    assertEquals(TpmRc.AUTH_UNAVAILABLE.session(1), tpm.code(setPolicy(Bytes.EMPTY, TpmAlg.NULL)));
  }

  private static SetPrimaryPolicy.Request setPolicy(Bytes digest, TpmAlg hash) {
    return new SetPrimaryPolicy.Request(TIMER, digest, hash);
  }

  private TpmHandle session(TpmSe type) {
    TpmHandle session = tpm.startSession(type).sessionHandle();
    tpm.run(new PolicyCommandCode.Request(session, TpmCc.ACT_SET_TIMEOUT));
    return session;
  }

  private Bytes givePolicy() {
    TpmHandle trial = session(TpmSe.TRIAL);
    Bytes digest = tpm.run(new PolicyGetDigest.Request(trial)).policyDigest();
    tpm.run(new FlushContext.Request(trial));
    tpm.run(setPolicy(digest, TpmAlg.SHA256));
    return digest;
  }

  @Test
  void itsOwnPolicyCountsWithoutThePlatformToo() {
    assertEquals(TpmRc.AUTH_UNAVAILABLE.session(1), tpm.policy(session(TpmSe.POLICY)).code(SET));
    givePolicy();
    tpm.run(new HierarchyControl.Request(TpmHandle.PLATFORM, TpmHandle.PLATFORM, false));
    assertEquals(TpmRc.SUCCESS, tpm.policy(session(TpmSe.POLICY)).code(SET));
    TpmHandle bare = tpm.startSession(TpmSe.POLICY).sessionHandle();
    assertEquals(TpmRc.POLICY_FAIL.session(1), tpm.policy(bare).code(SET));
  }

  @Test
  void refusesAPolicyOfAnotherSize() {
    assertEquals(TpmRc.SIZE.parameter(1), tpm.code(setPolicy(Bytes.ofHex("00"), TpmAlg.SHA256)));
    assertEquals(TpmRc.SIZE.parameter(1), tpm.code(setPolicy(Bytes.ofHex("00"), TpmAlg.NULL)));
  }

  @ParameterizedTest
  @CsvSource({"CLEAR, CLEAR, false", "STATE, CLEAR, false", "STATE, STATE, true"})
  void thePolicyOutlastsResume_andEndsWithResetAndRestart(
      String shutdown, String startup, boolean kept) {
    givePolicy();
    tpm.restart(su(shutdown), su(startup));
    TpmRc expected = kept ? TpmRc.SUCCESS : TpmRc.AUTH_UNAVAILABLE.session(1);
    assertEquals(expected, tpm.policy(session(TpmSe.POLICY)).code(SET));
  }

  private static TpmSu su(String name) {
    return name.equals("CLEAR") ? TpmSu.CLEAR : TpmSu.STATE;
  }

  @Test
  void aPolicySetAfterShutdownUndoesIt() {
    tpm.run(new Shutdown.Request(TpmSu.STATE));
    tpm.run(setPolicy(Bytes.EMPTY, TpmAlg.NULL));
    tpm.losePower();
    assertEquals(TpmRc.VALUE.parameter(1), tpm.code(new Startup.Request(TpmSu.STATE)));
  }

  @Test
  void isListedAmongHandlesAndPolicies() {
    Bytes digest = givePolicy();
    GetCapability.Request handles = new GetCapability.Request(TpmCap.HANDLES, TIMER.value(), 1);
    assertEquals(List.of(TIMER), ((TpmlHandle) tpm.run(handles).capabilityData().data()).handle());
    GetCapability.Request policies =
        new GetCapability.Request(TpmCap.AUTH_POLICIES, TIMER.value(), 9);
    assertEquals(
        List.of(new TpmsTaggedPolicy(TIMER, new TpmtHa(TpmAlg.SHA256, digest))),
        ((TpmlTaggedPolicy) tpm.run(policies).capabilityData().data()).policies());
  }

  @Test
  void aPolicyMayAskForItsState() {
    TpmHandle session = tpm.startSession(TpmSe.POLICY).sessionHandle();
    tpm.run(new ActSetTimeout.Request(TIMER, 0));
    assertEquals(TpmRc.SUCCESS, tpm.code(isSignaled(session, "00000000", TIMER)));
    tpm.run(SET);
    tpm.advanceMillis(9000);
    assertEquals(TpmRc.POLICY, tpm.code(isSignaled(session, "00000000", TIMER)));
    assertEquals(TpmRc.SUCCESS, tpm.code(isSignaled(session, "00000001", TIMER)));
    assertEquals(
        TpmRc.VALUE.parameter(5), tpm.code(isSignaled(session, "00000000", TpmHandle.OWNER)));
  }

  /** TPMS_ACT_DATA has the attributes at offset 8. */
  private static PolicyCapability.Request isSignaled(
      TpmHandle session, String attributes, TpmHandle timer) {
    return new PolicyCapability.Request(
        session, Bytes.ofHex(attributes), 8, TpmEo.EQ, TpmCap.ACT, timer.value());
  }

  @Test
  void isNoEntityOfAPolicySecret() {
    TpmHandle session = tpm.startSession(TpmSe.POLICY).sessionHandle();
    assertEquals(
        TpmRc.VALUE.handle(1),
        tpm.code(
            new PolicySecret.Request(TIMER, session, Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY, 0)));
  }

  @Test
  void mayBeSetInReadOnlyMode_whichItsPolicyMayNot() {
    tpm.run(new ReadOnlyControl.Request(TpmHandle.PLATFORM, true));
    assertEquals(TpmRc.SUCCESS, tpm.code(SET));
    assertEquals(TpmRc.READ_ONLY, tpm.code(setPolicy(Bytes.EMPTY, TpmAlg.NULL)));
  }

  @Test
  void isThereIfTheProfileHasTimers() {
    assertEquals(TpmRc.COMMAND_CODE, TestTpm.started(Revision.V159).code(SET));
    assertEquals(
        TpmRc.VALUE.handle(1),
        TestTpm.started(Revision.V159).code(setPolicy(Bytes.EMPTY, TpmAlg.NULL)));
    assertEquals(TpmRc.SUCCESS, TestTpm.started(with(Revision.V159, 2)).code(SET));
    assertEquals(TpmRc.COMMAND_CODE, TestTpm.started(with(Revision.V185, 0)).code(SET));
    assertTrue(with(Revision.V159, 1).in(Revision.V184).implemented(TpmCc.ACT_SET_TIMEOUT));
  }

  private static Profile with(Revision revision, int timers) {
    return Profile.builder().revision(revision).countdownTimers(timers).build();
  }
}
