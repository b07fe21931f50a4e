package io.github.tpm4j.engine.commands.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.commands.pcr.PcrEvent;
import io.github.tpm4j.tss.commands.policy.PolicyPcr;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyPcrCommandTest {
  /** PCR 15 and 16, which are zero. */
  private static final Bytes VALUES =
      PolicyTpm.hash(Bytes.adopt(new byte[32]), Bytes.adopt(new byte[32]));

  private static final Bytes SELECTION = Bytes.ofHex("00000001000b03008001");
  private static final TpmlPcrSelection PCRS =
      new TpmlPcrSelection(List.of(TpmsPcrSelection.of(TpmAlg.SHA256, 15, 16)));
  private static final Bytes OTHER = PolicyTpm.hash(Bytes.EMPTY);

  private final PolicyTpm tpm = new PolicyTpm();
  private final TpmHandle session = tpm.policy();

  private static Bytes expected(Bytes values) {
    return PolicyTpm.hash(
        PolicyTpm.ZERO, PolicyTpm.u32(TpmCc.POLICY_PCR.value()), SELECTION, values);
  }

  private TpmRc policy(Bytes digest) {
    return tpm.code(new PolicyPcr.Request(session, digest, PCRS));
  }

  private void event(int pcr) {
    tpm.run(new PcrEvent.Request(TpmHandle.ofPcr(pcr), Bytes.EMPTY));
  }

  @Test
  void digestsSelectionAndValues() {
    assertEquals(TpmRc.SUCCESS, policy(VALUES));
    assertEquals(expected(VALUES), tpm.digest(session));
  }

  @Test
  void withoutADigestThePresentValuesAreTaken() {
    assertEquals(TpmRc.SUCCESS, policy(Bytes.EMPTY));
    assertEquals(expected(VALUES), tpm.digest(session));
  }

  @Test
  void pcrThatDoNotExistAreTakenOutOfTheSelection() {
    TpmlPcrSelection unallocated =
        new TpmlPcrSelection(List.of(TpmsPcrSelection.of(TpmAlg.SHA3_256, 0)));
    tpm.run(new PolicyPcr.Request(session, Bytes.EMPTY, unallocated));
    assertEquals(
        PolicyTpm.hash(
            PolicyTpm.ZERO,
            PolicyTpm.u32(TpmCc.POLICY_PCR.value()),
            Bytes.ofHex("00000001002703000000"),
            OTHER),
        tpm.digest(session));
  }

  @Test
  void rejectsOtherValues_parameter1() {
    assertEquals(TpmRc.VALUE.parameter(1), policy(OTHER));
  }

  @Test
  void aTrialSessionTakesAnyValues() {
    TpmHandle trial = tpm.trial();
    tpm.run(new PolicyPcr.Request(trial, OTHER, PCRS));
    assertEquals(expected(OTHER), tpm.digest(trial));
  }

  @Test
  void rejectsPcrThatChangedSinceTheLastCheck() {
    assertEquals(TpmRc.SUCCESS, policy(VALUES));
    event(10);
    assertEquals(TpmRc.PCR_CHANGED, policy(VALUES));
  }

  @Test
  void aChangeOfAnyCountedPcrEndsThePolicy() {
    tpm.defineIndex(expected(VALUES), "", PolicyTpm.CONTENT);
    tpm.writeIndex(PolicyTpm.CONTENT);
    assertEquals(TpmRc.SUCCESS, policy(VALUES));
    event(23);
    tpm.tpm.policy(session);
    assertEquals(TpmRc.SUCCESS, tpm.code(PolicyTpm.read()));

    assertEquals(TpmRc.SUCCESS, policy(VALUES));
    event(0);
    tpm.tpm.policy(session);
    assertEquals(TpmRc.PCR_CHANGED, tpm.code(PolicyTpm.read()));
  }
}
