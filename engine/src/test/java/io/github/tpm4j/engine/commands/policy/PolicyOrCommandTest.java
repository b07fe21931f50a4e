package io.github.tpm4j.engine.commands.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.commands.policy.PolicyOr;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlDigest;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyOrCommandTest {
  private static final Bytes A = PolicyTpm.hash(PolicyTpm.octet('a'));
  private static final Bytes B = PolicyTpm.hash(PolicyTpm.octet('b'));

  private final PolicyTpm tpm = new PolicyTpm();

  private static PolicyOr.Request or(TpmHandle session, Bytes... branches) {
    return new PolicyOr.Request(session, new TpmlDigest(List.of(branches)));
  }

  @Test
  void theDigestBeginsAnewWithTheBranches() {
    TpmHandle session = tpm.policy();
    tpm.run(or(session, A, PolicyTpm.ZERO, B));
    assertEquals(
        PolicyTpm.hash(
            PolicyTpm.ZERO, PolicyTpm.u32(TpmCc.POLICY_OR.value()), A, PolicyTpm.ZERO, B),
        tpm.digest(session));
  }

  @Test
  void rejectsBranchesOfWhichNoneIsSatisfied_parameter1() {
    assertEquals(TpmRc.VALUE.parameter(1), tpm.code(or(tpm.policy(), A, B)));
  }

  @Test
  void aTrialSessionTakesAnyBranches() {
    TpmHandle trial = tpm.trial();
    tpm.run(or(trial, A, B));
    assertEquals(
        PolicyTpm.hash(PolicyTpm.ZERO, PolicyTpm.u32(TpmCc.POLICY_OR.value()), A, B),
        tpm.digest(trial));
  }

  @Test
  void rejectsLessThanTwoOrMoreThanEightBranches_parameter1() {
    TpmHandle session = tpm.policy();
    assertEquals(TpmRc.SIZE.parameter(1), tpm.code(or(session, PolicyTpm.ZERO)));
    Bytes[] nine = {A, A, A, A, A, A, A, A, PolicyTpm.ZERO};
    assertEquals(TpmRc.SIZE.parameter(1), tpm.code(or(session, nine)));
  }
}
