package io.github.tpm4j.engine.commands.management;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.management.PpCommands;
import io.github.tpm4j.tss.commands.pcr.PcrAllocate;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlCc;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import java.util.List;
import org.junit.jupiter.api.Test;

class PpCommandsCommandTest {
  private static final TpmlCc NONE = new TpmlCc(List.of());

  private final TestTpm tpm = TestTpm.started();

  private static PpCommands.Request change(TpmlCc set, TpmlCc clear) {
    return new PpCommands.Request(TpmHandle.PLATFORM, set, clear);
  }

  private static TpmlCc list(TpmCc... codes) {
    return new TpmlCc(List.of(codes));
  }

  private List<TpmCc> listed() {
    GetCapability.Response commands =
        tpm.run(new GetCapability.Request(TpmCap.PP_COMMANDS, 0, 100));
    return ((TpmlCc) commands.capabilityData().data()).commandCodes();
  }

  @Test
  void itselfNeedsPhysicalPresence_session1() {
    assertEquals(TpmRc.PP.session(1), tpm.code(change(NONE, NONE)));
  }

  @Test
  void commandsOfTheListNeedPhysicalPresence() {
    tpm.tpm().state().physicalPresence().setAsserted(true);
    tpm.run(change(list(TpmCc.PCR_ALLOCATE), NONE));
    assertEquals(List.of(TpmCc.PCR_ALLOCATE, TpmCc.PP_COMMANDS), listed());

    tpm.tpm().state().physicalPresence().setAsserted(false);
    assertEquals(
        TpmRc.PP.session(1),
        tpm.code(new PcrAllocate.Request(TpmHandle.PLATFORM, new TpmlPcrSelection(List.of()))));
  }

  @Test
  void commandsThatCannotBeChosenArePassedOver() {
    tpm.tpm().state().physicalPresence().setAsserted(true);
    tpm.run(change(list(TpmCc.GET_RANDOM, TpmCc.of(0x200)), list(TpmCc.PP_COMMANDS)));
    assertEquals(List.of(TpmCc.PP_COMMANDS), listed());
  }

  @Test
  void commandsCanBeTakenFromTheList() {
    tpm.tpm().state().physicalPresence().setAsserted(true);
    tpm.run(change(list(TpmCc.PCR_ALLOCATE), NONE));
    tpm.run(change(NONE, list(TpmCc.PCR_ALLOCATE)));
    assertEquals(List.of(TpmCc.PP_COMMANDS), listed());
  }
}
