package io.github.tpm4j.engine.commands.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.audit.SetCommandCodeAuditStatus;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlCc;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetCommandCodeAuditStatusCommandTest {
  private static final TpmlCc NONE = new TpmlCc(List.of());

  private final TestTpm tpm = TestTpm.started();

  private static SetCommandCodeAuditStatus.Request change(TpmAlg hash, TpmlCc set, TpmlCc clear) {
    return new SetCommandCodeAuditStatus.Request(TpmHandle.OWNER, hash, set, clear);
  }

  private static TpmlCc list(TpmCc... codes) {
    return new TpmlCc(List.of(codes));
  }

  private List<TpmCc> audited() {
    GetCapability.Response commands =
        tpm.run(new GetCapability.Request(TpmCap.AUDIT_COMMANDS, 0, 100));
    return ((TpmlCc) commands.capabilityData().data()).commandCodes();
  }

  @Test
  void commandsAreAuditedAndNoLongerAudited() {
    tpm.run(change(TpmAlg.NULL, list(TpmCc.GET_RANDOM), NONE));
    assertEquals(List.of(TpmCc.SET_COMMAND_CODE_AUDIT_STATUS, TpmCc.GET_RANDOM), audited());
    tpm.run(change(TpmAlg.NULL, NONE, list(TpmCc.GET_RANDOM)));
    assertEquals(List.of(TpmCc.SET_COMMAND_CODE_AUDIT_STATUS), audited());
  }

  @Test
  void someCommandsAreAlwaysOrNeverAudited() {
    tpm.run(
        change(
            TpmAlg.NULL,
            list(TpmCc.SHUTDOWN, TpmCc.of(0x200)),
            list(TpmCc.SET_COMMAND_CODE_AUDIT_STATUS)));
    assertEquals(List.of(TpmCc.SET_COMMAND_CODE_AUDIT_STATUS), audited());
  }

  @Test
  void theHashChangesAlone() {
    tpm.run(change(TpmAlg.SHA256, NONE, NONE));
    assertEquals(TpmAlg.SHA256, tpm.tpm().state().commandAudit().hash().id());
  }

  @Test
  void rejectsHashAndListTogether_parameter1() {
    assertEquals(
        TpmRc.VALUE.parameter(1), tpm.code(change(TpmAlg.SHA256, list(TpmCc.GET_RANDOM), NONE)));
    assertEquals(
        TpmRc.VALUE.parameter(1), tpm.code(change(TpmAlg.SHA256, NONE, list(TpmCc.GET_RANDOM))));
  }

  @Test
  void theHashInUseDoesNotCountAsAChange() {
    assertEquals(TpmRc.SUCCESS, tpm.code(change(TpmAlg.SHA512, list(TpmCc.GET_RANDOM), NONE)));
  }

  @Test
  void aChangeOfTheHashIsNotAudited() {
    tpm.run(change(TpmAlg.NULL, list(TpmCc.GET_RANDOM), NONE));
    assertEquals(1, tpm.tpm().state().commandAudit().counter());
    tpm.run(change(TpmAlg.SHA256, NONE, NONE));

    assertEquals(1, tpm.tpm().state().commandAudit().counter());
    assertTrue(tpm.tpm().state().commandAudit().digest().isEmpty());
    tpm.run(new GetRandom.Request(1));
    assertEquals(2, tpm.tpm().state().commandAudit().counter());
    assertEquals(32, tpm.tpm().state().commandAudit().digest().size());
  }
}
