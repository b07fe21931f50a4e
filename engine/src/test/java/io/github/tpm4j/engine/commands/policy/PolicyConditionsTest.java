package io.github.tpm4j.engine.commands.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.attributes.TpmaLocality;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.policy.PolicyCommandCode;
import io.github.tpm4j.tss.commands.policy.PolicyLocality;
import io.github.tpm4j.tss.commands.policy.PolicyNvWritten;
import io.github.tpm4j.tss.commands.policy.PolicyPhysicalPresence;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PolicyLocality, PolicyCommandCode, PolicyPhysicalPresence and PolicyNvWritten. */
class PolicyConditionsTest {
  private final PolicyTpm tpm = new PolicyTpm();
  private final TpmHandle session = tpm.policy();

  private TpmRc locality(int value) {
    return tpm.code(new PolicyLocality.Request(session, TpmaLocality.of(value)));
  }

  private void define(Bytes policy) {
    tpm.defineIndex(policy, "", PolicyTpm.CONTENT);
    tpm.writeIndex(PolicyTpm.CONTENT);
  }

  private TpmRc read() {
    tpm.tpm.policy(session);
    return tpm.code(PolicyTpm.read());
  }

  @Test
  void localitiesAreIntersectedAndDigestedAsGiven() {
    assertEquals(TpmRc.SUCCESS, locality(3));
    assertEquals(TpmRc.SUCCESS, locality(6));
    Bytes first = PolicyTpm.extend(PolicyTpm.ZERO, TpmCc.POLICY_LOCALITY, PolicyTpm.octet(3));
    assertEquals(
        PolicyTpm.extend(first, TpmCc.POLICY_LOCALITY, PolicyTpm.octet(6)), tpm.digest(session));
    define(tpm.digest(session));
    assertEquals(TpmRc.LOCALITY, read());
    tpm.tpm.locality(1);
    assertEquals(TpmRc.SUCCESS, read());
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "1, 32", "32, 1", "32, 33", "63, 255", "31, 0"})
  void rejectsLocalitiesThatLeaveNone_parameter1(int first, int second) {
    assertEquals(TpmRc.SUCCESS, locality(first));
    assertEquals(TpmRc.RANGE.parameter(1), locality(second));
  }

  @Test
  void rejectsNoLocality_parameter1() {
    assertEquals(TpmRc.RANGE.parameter(1), locality(0));
  }

  @Test
  void anExtendedLocalityIsANumber() {
    assertEquals(TpmRc.SUCCESS, locality(33));
    define(tpm.digest(session));
    tpm.tpm.locality(34);
    assertEquals(TpmRc.LOCALITY, read());
    tpm.tpm.locality(33);
    assertEquals(TpmRc.SUCCESS, read());
  }

  @Test
  void onlyTheNamedCommandIsAuthorised() {
    tpm.run(new PolicyCommandCode.Request(session, TpmCc.NV_WRITE));
    assertEquals(
        PolicyTpm.extend(
            PolicyTpm.ZERO, TpmCc.POLICY_COMMAND_CODE, PolicyTpm.u32(TpmCc.NV_WRITE.value())),
        tpm.digest(session));
    define(tpm.digest(session));
    assertEquals(TpmRc.POLICY_CC.session(1), read());
    tpm.tpm.policy(session);
    assertEquals(
        TpmRc.SUCCESS,
        tpm.code(new NvWrite.Request(PolicyTpm.INDEX, PolicyTpm.INDEX, PolicyTpm.CONTENT, 0)));
  }

  @Test
  void rejectsAnotherCommand_parameter1() {
    tpm.run(new PolicyCommandCode.Request(session, TpmCc.NV_READ));
    assertEquals(
        TpmRc.VALUE.parameter(1), tpm.code(new PolicyCommandCode.Request(session, TpmCc.NV_WRITE)));
  }

  @Test
  void rejectsCommandThatIsNotImplemented_parameter1() {
    assertEquals(
        TpmRc.POLICY_CC.parameter(1),
        tpm.code(new PolicyCommandCode.Request(session, TpmCc.of(0x200))));
  }

  @Test
  void physicalPresenceIsDemandedWhenTheSessionIsUsed() {
    tpm.run(new PolicyPhysicalPresence.Request(session));
    assertEquals(
        PolicyTpm.extend(PolicyTpm.ZERO, TpmCc.POLICY_PHYSICAL_PRESENCE, Bytes.EMPTY),
        tpm.digest(session));
    define(tpm.digest(session));
    assertEquals(TpmRc.PP.session(1), read());
    tpm.tpm.tpm().state().physicalPresence().setAsserted(true);
    assertEquals(TpmRc.SUCCESS, read());
  }

  @Test
  void anIndexIsWrittenOnceByThePolicyOfUnwrittenOnes() {
    tpm.run(new PolicyNvWritten.Request(session, false));
    assertEquals(
        PolicyTpm.extend(PolicyTpm.ZERO, TpmCc.POLICY_NV_WRITTEN, PolicyTpm.octet(0)),
        tpm.digest(session));
    tpm.defineIndex(tpm.digest(session), "", PolicyTpm.CONTENT);
    NvWrite.Request write =
        new NvWrite.Request(PolicyTpm.INDEX, PolicyTpm.INDEX, PolicyTpm.CONTENT, 0);
    tpm.tpm.policy(session);
    assertEquals(TpmRc.SUCCESS, tpm.code(write));
    tpm.run(new PolicyNvWritten.Request(session, false));
    tpm.tpm.policy(session);
    assertEquals(TpmRc.POLICY_FAIL.session(1), tpm.code(write));
  }

  @Test
  void rejectsTheContraryOfWritten_parameter1() {
    tpm.run(new PolicyNvWritten.Request(session, true));
    assertEquals(TpmRc.SUCCESS, tpm.code(new PolicyNvWritten.Request(session, true)));
    assertEquals(TpmRc.VALUE.parameter(1), tpm.code(new PolicyNvWritten.Request(session, false)));
  }
}
